#!/usr/bin/env bash
# NLTK's weighted kappa falls far below 0 for raters who agree well, as soon as one tells it how wide the scale is.
#
# Versions: nltk 3.10.4, NumPy 2.4.6, Python 3.11.
#
# Weighted kappa is 1 - observed / expected disagreement. Distances are told by a function of one's own; NLTK's documentation asks for
# distances of 0 to 1, and `weighted_kappa(max_distance=...)` looks like the way to use others: a scale of 1 to 5 has 4, or 16 for squares. But
# only the expected disagreement is divided by it. The observed one is not, so the gap to 1 grows by that factor: .87 becomes 1 - 16 * .13.
# Without the argument kappa is right for distances of any size, and with distances divided by hand too. No error comes, also
# not for kappas below -1. `Do_Kw(max_distance)`, which the class offers, does divide.
#
# Hurt: whoever reports agreement on intensity, valence or arousal by this class and gives the width of the scale: good raters seem to
# contradict each other, and wider scales look worse.
#
# Seen on 2026-11-30 (300 made clips, two raters who never differ by more than one step):
#   1 to 5, linear   kappa 0.67   NLTK: 0.67, divided by hand 0.67, max_distance=4: -0.32
#   1 to 5, squares  kappa 0.87   NLTK: 0.87, divided by hand 0.87, max_distance=16: -1.04
#   1 to 7, linear   kappa 0.76   NLTK: 0.76, divided by hand 0.76, max_distance=6: -0.42
#   1 to 7, squares  kappa 0.93   NLTK: 0.93, divided by hand 0.93, max_distance=36: -1.53
#   1 to 9, linear   kappa 0.79   NLTK: 0.79, divided by hand 0.79, max_distance=8: -0.66
#   1 to 9, squares  kappa 0.95   NLTK: 0.95, divided by hand 0.95, max_distance=64: -2.01
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q nltk==3.10.4 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
from nltk.metrics.agreement import AnnotationTask

CLIPS = 300
random = np.random.default_rng(0)


def kappa(first, second, distance):
    expected = np.mean([distance(a, b) for a in first for b in second])
    return 1 - np.mean([distance(a, b) for a, b in zip(first, second)]) / expected


ok = True
for steps in 5, 7, 9:
    first = random.integers(1, steps + 1, CLIPS)
    second = np.clip(first + random.integers(-1, 2, CLIPS), 1, steps)
    votes = [(rater, clip, int(grade)) for rater, grades in (("a", first), ("b", second)) for clip, grade in enumerate(grades)]
    for name, power in ("linear", 1), ("squares", 2):
        widest = (steps - 1) ** power
        task = AnnotationTask(votes, distance=lambda a, b: abs(a - b) ** power)
        divided = AnnotationTask(votes, distance=lambda a, b: abs(a - b) ** power / widest)
        right = kappa(first, second, lambda a, b: abs(a - b) ** power)
        told = task.weighted_kappa(max_distance=widest)
        print(f"1 to {steps}, {name:7}  kappa {right:.2f}   NLTK: {task.weighted_kappa():.2f}, divided by hand {divided.weighted_kappa():.2f}, "
              f"max_distance={widest}: {told:.2f}")
        ok &= np.allclose([task.weighted_kappa(), divided.weighted_kappa()], right) and np.isclose(told, 1 - widest * (1 - right))
sys.exit(0 if ok else 1)
PY
