"""How well a net tells speech from other sounds: false alarms and misses."""

import numpy as np

#: Probability from which a step is speech.
THRESHOLD = .5
#: A window holds speech from so many seconds of it on, which is three steps.
LEAST_S, LEAST_STEPS = .25, 3


def has_speech(speech: np.ndarray, threshold: float = THRESHOLD) -> np.ndarray:
    """Which windows hold speech, by their probabilities, N x 36."""
    return (speech >= threshold).sum(1) >= LEAST_STEPS


def false_alarms(speech: np.ndarray, kinds: list[str]) -> dict[str, dict]:
    """Of windows without speech, by kind: how many hold speech to the net."""
    wrong, named = has_speech(speech), np.array(kinds)
    return {kind: _share(wrong[named == kind]) for kind in dict.fromkeys(kinds)}


def misses(speech: np.ndarray, truth: np.ndarray) -> dict[str, dict]:
    """Of windows of speech: windows without any to the net, steps missed, and steps of pauses taken for speech.

    :param truth: N x 36: 1 speech, 0 none, -1 unclear
    """
    said = speech >= THRESHOLD
    return {"windows missed": _share(~has_speech(speech)), "steps missed": _share(~said[truth == 1]),
            "pauses taken for speech": _share(said[truth == 0])}


def _share(wrong: np.ndarray) -> dict:
    return {"n": int(len(wrong)), "share": float(wrong.mean()) if len(wrong) else 0.0}
