#!/usr/bin/env bash
# torchmetrics gives other recall, AUROC and calibration for the same logits if they come one by one instead of in a batch.
#
# Versions: torchmetrics 1.9.0, PyTorch 2.15.0, NumPy 2.4.6, Python 3.11.
#
# The binary and multilabel metrics take probabilities or logits: a sigmoid is applied if a value lies outside of 0 to 1. They look at
# each `update` for itself. In a large batch some logit is outside, so all are converted. A batch of one whose logit is 0.3 passes as
# the probability 0.3, below the threshold of 0.5, where the logit 0.3 means 0.57; and a logit of 0.9 ranks above one of 1.5, which
# becomes 0.82. Both kinds then lie in one metric. `torch.sigmoid` before the update cures it.
#
# Hurt: nets that say whether a face smiles, an action unit shows or a voice is aroused, evaluated film by film or frame by frame: the
# same net scores worse, or seems better calibrated, by the batch size of the evaluation alone.
#
# Seen on 2026-11-30 (2000 made frames of one unit):
#                             recall  AUROC   calibration error
#   2000 frames a batch       0.775   0.877   0.084
#   16 frames a batch         0.775   0.877   0.084
#   4 frames a batch          0.773   0.876   0.084
#   2 frames a batch          0.733   0.864   0.075
#   1 frames a batch          0.592   0.816   0.059
#   1, torch.sigmoid before   0.775   0.877   0.084
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs 8 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q torchmetrics==1.9.0 torch==2.15.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import torch
from torchmetrics.classification import BinaryAUROC, BinaryCalibrationError, BinaryRecall

FRAMES = 2000
random = np.random.default_rng(0)
shown = random.integers(0, 2, FRAMES)
logits = torch.tensor(1.6 * shown - .8 + random.normal(0, 1, FRAMES), dtype=torch.float32)
shown = torch.tensor(shown)


def metrics(scores, batch):
    all_metrics = BinaryRecall(), BinaryAUROC(), BinaryCalibrationError()
    for start in range(0, FRAMES, batch):
        for metric in all_metrics:
            metric.update(scores[start:start + batch], shown[start:start + batch])
    return [float(metric.compute()) for metric in all_metrics]


def show(name, found):
    print(f"{name:25} {found[0]:.3f}   {found[1]:.3f}   {found[2]:.3f}")
    return found


print(f"{'':25} recall  AUROC   calibration error")
whole, *_, single = (show(f"{batch} frames a batch", metrics(logits, batch)) for batch in (FRAMES, 16, 4, 2, 1))
mended = show("1, torch.sigmoid before", metrics(torch.sigmoid(logits), 1))
sys.exit(0 if np.allclose(whole, mended) and whole[0] - single[0] > .1 and whole[1] - single[1] > .01 else 1)
PY
