"""From answers to a ruling: which overall grades the framework's rules permit, why, and what would change it."""
