#!/usr/bin/env bash
# imbalanced-learn's SMOTE breaks pictures of bytes: a third of a new face's pixels are darker or brighter than in any face of its class.
#
# Versions: imbalanced-learn 0.14.2, scikit-learn 1.9.1, NumPy 2.4.6, Python 3.11.
#
# SMOTE puts a new sample on the line between two samples of the rare class. It takes their difference in the type of the input.
# Pixels are bytes, and a byte has no sign: 100 - 120 is 236. So the new pixel is 120 + 236 * step, and not 120 - 20 * step.
# What goes beyond 255 wraps once more. ADASYN, BorderlineSMOTE and SVMSMOTE share the code. Shape, type and range of the answer
# look right. No warning comes. Floats are right, and so is int16.
#
# Hurt: whoever balances FER2013 or other faces (48 x 48 bytes, disgust is rare) before training: a net learns the rare class from
# speckled pictures, and may know it by the speckles.
#
# Seen on 2026-11-30 (made smooth faces of 48 x 48, 90 happy and 30 disgust; outside: beyond all disgust faces at this place):
#   SMOTE           uint8   60 new faces, 36.2 % of the pixels outside, neighbours differ by 6.3
#   SMOTE           float32 60 new faces,  0.0 % of the pixels outside, neighbours differ by 2.6
#   ADASYN          uint8   63 new faces, 29.7 % of the pixels outside, neighbours differ by 5.5
#   ADASYN          float32 63 new faces,  0.0 % of the pixels outside, neighbours differ by 2.6
#   BorderlineSMOTE uint8   60 new faces, 28.1 % of the pixels outside, neighbours differ by 5.6
#   BorderlineSMOTE float32 60 new faces,  0.0 % of the pixels outside, neighbours differ by 2.7
#   their class     neighbours differ by 2.6
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imbalanced-learn==0.14.2 scikit-learn==1.9.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
from imblearn.over_sampling import ADASYN, SMOTE, BorderlineSMOTE

COMMON, RARE, SIDE = 90, 30, 48
random = np.random.default_rng(0)
down, right = np.mgrid[:SIDE, :SIDE] / SIDE


def face(brightness):
    """A bright oval of another place, size and light each time, between 40 and 215."""
    y, x, size, light = random.normal((.5, .5, .3, brightness), (.05, .05, .03, .05))
    return 40 + 175 * np.clip(light * np.exp(-((down - y) ** 2 + (right - x) ** 2) / size ** 2), 0, 1)


faces = np.array([face(.6) for _ in range(COMMON)] + [face(.75) for _ in range(RARE)]).reshape(COMMON + RARE, -1).round()
labels = np.repeat(("happy", "disgust"), (COMMON, RARE))
rare = faces[COMMON:]
as_told = True
for sampler in (SMOTE, ADASYN, BorderlineSMOTE):
    shares = {}
    for kind in (np.uint8, np.float32):
        balanced, _ = sampler(random_state=0).fit_resample(faces.astype(kind), labels)
        new = balanced[COMMON + RARE:].astype(float)
        outside = (new < rare.min(0) - 1) | (new > rare.max(0) + 1)
        roughness = np.abs(np.diff(new.reshape(-1, SIDE, SIDE))).mean()
        shares[kind] = outside.mean()
        print(f"{sampler.__name__:15} {np.dtype(kind).name:7} {len(new):2} new faces, {100 * outside.mean():4.1f} % of the pixels outside,"
              f" neighbours differ by {roughness:.1f}")
    as_told &= shares[np.uint8] > .1 and shares[np.float32] == 0
print(f"{'their class':15} neighbours differ by {np.abs(np.diff(rare.reshape(-1, SIDE, SIDE))).mean():.1f}")
sys.exit(0 if as_told else 1)
PY
