"""What a framework is tried with: its own worked rulings, and the checks that every framework has to pass."""
