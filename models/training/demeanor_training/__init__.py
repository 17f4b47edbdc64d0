"""Recipes that train Demeanor's nets. Each module here is a command; the packages below hold what the commands do.

Each package uses only those before it: files, data, nets, learning, judging, results, export, recipes.
"""

import os

# ONNX Runtime from 1.29 on reports to its maker unless it is told not to.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
