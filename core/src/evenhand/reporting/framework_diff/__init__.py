"""What differs between two frameworks, or two versions of one: items, rules, forms, and rulings with an example."""
