"""The conversation: what to ask next, what a reply means, and the state that its events add up to. Pure, no I/O."""
