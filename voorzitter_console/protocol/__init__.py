"""What the municipality wrote down: data without behaviour."""
