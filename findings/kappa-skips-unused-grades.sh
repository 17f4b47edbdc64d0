#!/usr/bin/env bash
# scikit-learn's weighted kappa of grades leaves out the grades that nobody gave, and puts grades in words into the alphabet's order.
#
# Versions: scikit-learn 1.9.1, NumPy 2.4.6, Python 3.11.
#
# Weighted kappa counts by how far two raters are apart. `cohen_kappa_score(a, b, weights="quadratic")` does not take the distance of
# the grades but that of their places among the grades that occur: if no one gave a 3, then 2 and 4 are neighbours, as near as 1
# and 2. So kappa depends on whether a single clip got the rare grade, even one that both gave it. For words the places are the
# alphabet's: high, low, medium. Both are silent. `labels` with all grades in their order cures both.
#
# Hurt: agreement on intensities (FACS A to E, scales of arousal, none/mild/strong), above all in small or even sets in which a grade
# is missing; values of two sets of clips cannot be compared.
#
# Seen on 2026-11-30 (200 made pairs of grades; kappa as called, then with `labels`):
#   grades 1 to 5, nobody gave 3        0.846   0.882
#   one pair more, in which both gave 3 0.882   0.882
#   0, 1, 2                             0.878   0.878
#   the same, as low, medium, high      0.721   0.878
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q scikit-learn==1.9.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
from sklearn.metrics import cohen_kappa_score

random = np.random.default_rng(0)
WORDS = np.array(["low", "medium", "high"])
seen = []


def show(name, first, second, grades):
    kappas = [cohen_kappa_score(first, second, weights="quadratic", labels=labels) for labels in (None, list(grades))]
    print(f"{name:35} {kappas[0]:.3f}   {kappas[1]:.3f}")
    seen.append(kappas)


first = random.choice([1, 2, 4, 5], 200, p=[.3, .2, .2, .3])
near = np.array([0, 2, 1, 0, 5, 4])[first]
second = np.where(random.random(200) < .25, near, first)
second = np.where(random.random(200) < .1, random.choice([1, 2, 4, 5], 200), second)
show("grades 1 to 5, nobody gave 3", first, second, range(1, 6))
show("one pair more, in which both gave 3", np.append(first, 3), np.append(second, 3), range(1, 6))
first = random.choice(3, 200, p=[.4, .35, .25])
second = np.clip(first + random.choice([-1, 0, 1], 200, p=[.15, .7, .15]), 0, 2)
show("0, 1, 2", first, second, range(3))
show("the same, as low, medium, high", WORDS[first], WORDS[second], WORDS)
unused, used, numbers, words = seen
sys.exit(0 if unused[1] - unused[0] > .02 > abs(used[1] - used[0]) and numbers[0] == numbers[1] == words[1] > words[0] + .05 else 1)
PY
