"""What is kept of every run under models/training/results, and the table made of it."""
