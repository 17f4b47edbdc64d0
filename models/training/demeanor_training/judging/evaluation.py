"""All figures of a net, from logits of items that it did not learn from."""

import numpy as np

from . import calibration, metrics


def judge(logits: np.ndarray, truth: np.ndarray, groups: np.ndarray) -> dict:
    """Metrics of N x 7 logits, the temperature that calibrates them, and the calibration error before and after.

    :param groups: actors, or single items: what the interval resamples
    """
    temperature = calibration.temperature(logits, truth)
    before, after = calibration.softmax(logits), calibration.softmax(logits, temperature)
    return {**metrics.evaluate(before, truth, groups), "temperature": temperature,
            "calibration_error_before": calibration.expected_error(before, truth),
            "calibration_error_after": calibration.expected_error(after, truth)}
