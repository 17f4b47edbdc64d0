"""From scores of a clip's frames to scores of the clip. Each rule is fitted on some clips and then pools all of them."""

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from ..data.labels import LABELS
from ..data.clip_frames import ClipFrames
from . import calibration

#: Smallest score that a logarithm is taken of; ridge of the regression.
FLOOR, RIDGE = 1e-3, .01
#: Powers that are tried, of scores and of how expressive a frame is.
POWERS, EXPRESSIVE = (.25, .5, .75, 1., 1.5, 2.), (0., .5, 1., 1.5, 2., 3.)
#: Of a class' scores in a clip, which is taken; what is taken from calm's logarithm.
QUANTILES, LESS_CALM = (.5, .6, .75, .9), (-1., -.5, 0., .5, 1., 1.5, 2.)
_CALM = LABELS.index("calm")

#: From frames and which clips may be learnt from to a row of scores for each clip.
Rule = Callable[[ClipFrames, np.ndarray], np.ndarray]


def mean(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    return frames.mean(frames.scores)


def logarithms(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    return calibration.softmax(frames.mean(_logs(frames.scores)))


def powers(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """The mean of a fitted power of the scores."""
    return _best([_shares(frames.mean(frames.scores**power) ** (1 / power)) for power in POWERS], frames, learnt)


def expressive(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """The mean, each frame weighed by a fitted power of what is not calm in it."""
    loud = np.maximum(1 - frames.scores[:, _CALM], FLOOR)
    return _best([frames.mean(frames.scores, loud**power) for power in EXPRESSIVE], frames, learnt)


def expressive_logarithms(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    loud = np.maximum(1 - frames.scores[:, _CALM], FLOOR)
    return _best([calibration.softmax(frames.mean(_logs(frames.scores), loud**power)) for power in EXPRESSIVE], frames,
                 learnt)


def quantiles(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """A fitted quantile of each class's scores."""
    clips = [frames.scores[frames.members == clip] for clip in range(len(frames.clips))]
    return _best([_shares(np.stack([np.quantile(clip, share, axis=0) for clip in clips])) for share in QUANTILES], frames,
                 learnt)


def less_calm(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """The mean, with a fitted bias for calm alone."""
    logs = _logs(frames.mean(frames.scores))
    return _best([calibration.softmax(logs - bias * np.eye(len(LABELS))[_CALM]) for bias in LESS_CALM], frames, learnt)


def expressive_less_calm(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """Both: frames weighed by what is not calm in them, and a bias for calm."""
    loud = np.maximum(1 - frames.scores[:, _CALM], FLOOR)
    return _best([calibration.softmax(_logs(frames.mean(frames.scores, loud**power)) - bias * np.eye(len(LABELS))[_CALM])
                  for power in EXPRESSIVE for bias in LESS_CALM], frames, learnt)


def biased(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """The mean, with a fitted bias for each class and a temperature."""
    logs = _logs(frames.mean(frames.scores))
    temperature, bias = calibration.temperature_and_bias(logs[learnt], frames.truth[learnt], 0)
    return calibration.softmax(logs + bias, temperature)


def regression(frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """A multinomial logistic regression on the logarithms of the mean: it moves what is often mistaken."""
    logs = _logs(frames.mean(frames.scores))
    inputs = np.c_[(logs - logs[learnt].mean(0)) / logs[learnt].std(0), np.ones(len(logs))]
    known, targets = inputs[learnt], np.eye(len(LABELS))[frames.truth[learnt]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(known.shape[1], len(LABELS))
        scores = calibration.softmax(known @ weights)
        slope = known.T @ (scores - targets) / len(known) + 2 * RIDGE * weights
        return calibration.log_loss(scores, frames.truth[learnt]) + RIDGE * float((weights**2).sum()), slope.ravel()

    weights = minimize(loss, np.zeros(known.shape[1] * len(LABELS)), jac=True, method="L-BFGS-B").x
    return calibration.softmax(inputs @ weights.reshape(-1, len(LABELS)))


RULES: dict[str, Rule] = {
    "mean": mean, "mean of logarithms": logarithms, "mean of a fitted power": powers,
    "mean weighed by a fitted power of what is not calm": expressive,
    "mean of logarithms weighed by a fitted power of what is not calm": expressive_logarithms,
    "a fitted quantile of each class": quantiles, "mean with a fitted bias for calm": less_calm,
    "mean weighed by a fitted power of what is not calm, with a fitted bias for calm": expressive_less_calm,
    "mean with a fitted bias for each class": biased,
    "logistic regression on the logarithms of the mean": regression}


def _logs(scores: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(scores, FLOOR))


def _shares(scores: np.ndarray) -> np.ndarray:
    return scores / scores.sum(1, keepdims=True)


def _best(tried: list[np.ndarray], frames: ClipFrames, learnt: np.ndarray) -> np.ndarray:
    """By the log loss of the clips learnt from: their scores are all looked at, not the largest alone."""
    return min(tried, key=lambda scores: calibration.log_loss(scores[learnt], frames.truth[learnt]))
