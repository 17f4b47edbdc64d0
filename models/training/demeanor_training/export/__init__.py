"""Writes a trained net as a bundle that the engine reads: ONNX, json and card."""
