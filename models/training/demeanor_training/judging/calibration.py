"""Calibration: expected error, and the temperature and class biases that reduce it."""

import numpy as np
from scipy.optimize import minimize, minimize_scalar

#: Smallest and largest temperature.
RANGE = (.2, 10.0)
BINS = 15
#: Ridge penalty on the classes' biases.
RIDGE = 1e-3


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    scaled = logits / temperature
    exponentials = np.exp(scaled - scaled.max(-1, keepdims=True))
    return exponentials / exponentials.sum(-1, keepdims=True)


def log_loss(scores: np.ndarray, truth: np.ndarray) -> float:
    return float(-np.log(np.maximum(scores[np.arange(len(truth)), truth], 1e-12)).mean())


def temperature(logits: np.ndarray, truth: np.ndarray) -> float:
    """The temperature with the smallest log loss."""
    found = minimize_scalar(lambda log: log_loss(softmax(logits, np.exp(log)), truth), bounds=np.log(RANGE),
                            method="bounded")
    return float(np.exp(found.x))


def temperature_and_bias(logits: np.ndarray, truth: np.ndarray, balance: float) -> tuple[float, np.ndarray]:
    """The temperature, and the bias added to each class's logit, that together have the smallest weighted log loss.

    :param balance: 0: every item has the same weight; 1: every class has; between: a class weighs its items ** (1 - balance)
    """
    counts = np.bincount(truth, minlength=logits.shape[1]).clip(1)
    weights = counts[truth] ** -float(balance)

    def loss(values: np.ndarray) -> float:
        scores = softmax(logits + values[1:], np.exp(values[0]))
        likely = np.log(np.maximum(scores[np.arange(len(truth)), truth], 1e-12))
        return float(-(weights * likely).sum() / weights.sum() + RIDGE * (values[1:] ** 2).sum())

    found = minimize(loss, np.zeros(1 + logits.shape[1]), method="L-BFGS-B").x
    return float(np.exp(found[0])), found[1:]


def expected_error(scores: np.ndarray, truth: np.ndarray) -> float:
    """Expected calibration error, in 15 bins of equal width: the engine's `evaluate` computes the same."""
    confidence = scores.max(1)
    right = scores.argmax(1) == truth
    bins = np.minimum(BINS - 1, (confidence * BINS).astype(int))
    return float(np.abs(np.bincount(bins, weights=confidence - right, minlength=BINS)).sum() / len(truth))
