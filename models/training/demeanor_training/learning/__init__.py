"""The training loop with its checkpoints, optimizers, and cross-validation by actor. Knows no particular net or data set."""
