"""The seven classes, in the order of every net's outputs."""

LABELS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]
