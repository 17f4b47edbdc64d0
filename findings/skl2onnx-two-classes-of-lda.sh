#!/usr/bin/env bash
# skl2onnx makes a linear discriminant of two classes too sure: a probability of 0.73 becomes 0.88. Every label stays right.
#
# Versions: skl2onnx 1.20.0, scikit-learn 1.9.1, ONNX Runtime 1.32.0, onnx 1.23.2, NumPy 2.4.6, Python 3.11.
#
# Of two classes scikit-learn's LinearDiscriminantAnalysis has one score d and says 1 / (1 + exp(-d)). The converter writes two
# scores, -d and d, and a softmax over both, which is 1 / (1 + exp(-2 d)). Log odds are doubled, so all probabilities move away
# from 0.5. The label is that of the larger one and stays. No warning comes. Three classes are right. LogisticRegression, which the
# same code converts, is right for two.
#
# Hurt: whoever brings "smile or not" or "stressed or not" to a phone or a server and checks the labels. A threshold other than 0.5, a
# mean over frames, and a fusion of face and voice then use wrong probabilities.
#
# Seen on 2026-11-30 (600 made clips, half of them to learn from; log loss of scikit-learn, then of ONNX; lower is better):
#   LinearDiscriminantAnalysis 2 classes: 0 labels differ, probabilities by up to 0.150, log odds times 2.00, log loss 0.50 and 0.65
#   LinearDiscriminantAnalysis 3 classes: 0 labels differ, probabilities by up to 0.000, log odds times 1.00, log loss 0.89 and 0.89
#   LogisticRegression         2 classes: 0 labels differ, probabilities by up to 0.000, log odds times 1.00, log loss 0.50 and 0.50
#   LogisticRegression         3 classes: 0 labels differ, probabilities by up to 0.000, log odds times 1.00, log loss 0.89 and 0.89
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q skl2onnx==1.20.0 scikit-learn==1.9.1 onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import onnxruntime
from sklearn.datasets import make_classification
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from skl2onnx import to_onnx

CLIPS = 600
LEARNT, JUDGED = slice(0, CLIPS // 2), slice(CLIPS // 2, CLIPS)


def compare(kind, classes):
    """Differences of labels and probabilities, and the factor of the log odds of the first two classes."""
    clips, labels = make_classification(CLIPS, 20, n_informative=5, n_classes=classes, flip_y=.2, random_state=0)
    clips = clips.astype(np.float32)
    net = kind.fit(clips[LEARNT], labels[LEARNT])
    told = net.predict_proba(clips[JUDGED])
    onnx = to_onnx(net, clips[:1], options={id(net): {"zipmap": False}}).SerializeToString()
    session = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"])
    label, converted = session.run(None, {"X": clips[JUDGED]})
    odds = [np.log(p[:, 1] / p[:, 0]) for p in (told, converted)]
    factor = np.polyfit(*odds, 1)[0]
    losses = [log_loss(labels[JUDGED], p) for p in (told, converted)]
    print(f"{type(kind).__name__:26} {classes} classes: {np.sum(label != net.predict(clips[JUDGED]))} labels differ, probabilities "
          f"by up to {np.abs(told - converted).max():.3f}, log odds times {factor:.2f}, log loss {losses[0]:.2f} and {losses[1]:.2f}")
    return factor


doubled = compare(LinearDiscriminantAnalysis(), 2)
right = [compare(LinearDiscriminantAnalysis(), 3), compare(LogisticRegression(), 2), compare(LogisticRegression(), 3)]
sys.exit(0 if abs(doubled - 2) < 1e-3 and np.allclose(right, 1, atol=1e-3) else 1)
PY
