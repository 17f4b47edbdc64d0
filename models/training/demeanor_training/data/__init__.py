"""Readers of RAVDESS, FER2013, FER+ and other corpora, mel images, and augmentation. Uses `files`."""
