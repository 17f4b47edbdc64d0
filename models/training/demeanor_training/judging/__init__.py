"""Metrics, calibration, and tables of scores: how good a net's answers are."""
