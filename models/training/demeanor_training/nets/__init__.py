"""Network architectures, the reference's and ours, and wrappers around them. Uses `data` for the classes alone."""
