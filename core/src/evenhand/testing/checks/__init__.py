"""The checks of the conformance suite, a module for each concern. ``evenhand.testing.registry`` collects them."""
