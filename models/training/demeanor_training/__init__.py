"""Recipes that train Demeanor's nets. One command a net; see README.md beside this package."""

import os

# ONNX Runtime from 1.29 on reports to its maker unless it is told not to.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
