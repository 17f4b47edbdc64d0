"""Folders, whole-file writes, and errors that name a file. Uses no other package of ours."""
