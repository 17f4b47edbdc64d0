#!/usr/bin/env bash
# skl2onnx forgets the threshold of scikit-learn's TunedThresholdClassifierCV: the ONNX net finds half of the rare class that was found before.
#
# Versions: skl2onnx 1.20.0, scikit-learn 1.9.1, ONNX Runtime 1.32.0, onnx 1.23.2, NumPy 2.4.6, Python 3.11.
#
# TunedThresholdClassifierCV exists to move the threshold of two classes: it looks for the one that is best by balanced accuracy, F1 or another
# score, and `predict` uses it. The converter takes this class and gives no warning. It converts the classifier inside and passes its label
# on, which is cut at 0.5. Probabilities stay right, so a check of probabilities passes. FixedThresholdClassifier, which does the same
# with a given threshold, is refused with an error.
#
# Hurt: whoever tunes a detector of something rare (pain, tears, anger, an action unit) and ships it as ONNX: it runs at the threshold that the
# tuning was meant to leave.
#
# Seen on 2026-11-30 (1200 made clips, one in eight of the rare class, half of them to learn from):
#   tuned for           threshold   recall: scikit-learn, ONNX   balanced accuracy: scikit-learn, ONNX   probabilities differ by
#   balanced_accuracy     0.20                   0.70     0.36                          0.79     0.68                   1e-07
#   f1                    0.36                   0.53     0.36                          0.75     0.68                   1e-07
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
from onnxruntime import InferenceSession
from skl2onnx import to_onnx
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, recall_score
from sklearn.model_selection import TunedThresholdClassifierCV

clips, rare = make_classification(1200, 12, n_informative=5, weights=[.88], flip_y=.05, class_sep=.9, random_state=0)
clips = clips.astype(np.float32)
seen, new, rare_seen, rare_new = clips[:600], clips[600:], rare[:600], rare[600:]


def by_onnx(model):
    net = to_onnx(model, seen[:1], options={id(model): {"zipmap": False}})
    session = InferenceSession(net.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: new})


ok = True
print("tuned for           threshold   recall: scikit-learn, ONNX   balanced accuracy: scikit-learn, ONNX   probabilities differ by")
for score in "balanced_accuracy", "f1":
    model = TunedThresholdClassifierCV(LogisticRegression(), scoring=score).fit(seen, rare_seen)
    labels, probabilities = by_onnx(model)
    expected = (model.predict_proba(new)[:, 1] >= model.best_threshold_).astype(int)
    recalls, accuracies = ([metric(rare_new, found) for found in (expected, labels)] for metric in (recall_score, balanced_accuracy_score))
    apart = np.abs(probabilities - model.predict_proba(new)).max()
    print("{:20}{:6.2f}{:23.2f}{:9.2f}{:30.2f}{:9.2f}{:24.0e}".format(score, model.best_threshold_, *recalls, *accuracies, apart))
    ok &= np.array_equal(expected, model.predict(new)) and apart < 1e-5
    ok &= np.array_equal(labels, (probabilities[:, 1] >= .5).astype(int)) and recalls[0] - recalls[1] > .05
sys.exit(0 if ok else 1)
PY
