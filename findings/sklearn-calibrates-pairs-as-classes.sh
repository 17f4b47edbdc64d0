#!/usr/bin/env bash
# scikit-learn calibrates an SVC with one-vs-one decisions as if the pairs of classes were the classes: of seven emotions 83 % right become 26 %.
#
# Versions: scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6, Python 3.11.
#
# `SVC(decision_function_shape="ovo")` gives a decision for each pair of classes. Its labels are the same as those of "ovr", which gives one for
# each class. CalibratedClassifierCV takes the first columns, as many as there are classes, for the classes' own. Sigmoid and isotonic do so
# for any number of classes above two, temperature for three, where pairs and classes are as many (for more it stops with an error). The
# result is finite, adds up to 1, and gives no warning. Since `probability=True` of SVC is on its way out, this class is the recommended
# way to probabilities. The default shape is "ovr".
#
# Hurt: whoever puts probabilities on an SVM that tells emotions by voice or face and had set "ovo", as SVMs work inside: labels and
# probabilities are wrong, though the SVM alone is right.
#
# Seen on 2026-12-01 (2,000 made clips, three quarters of them to learn from):
#                          right labels: alone, calibrated   log loss
#   sigmoid     3 classes, ovr          0.93        0.93        0.22
#   sigmoid     3 classes, ovo          0.93        0.83        0.62
#   sigmoid     4 classes, ovr          0.90        0.90        0.37
#   sigmoid     4 classes, ovo          0.90        0.45        1.11
#   sigmoid     7 classes, ovr          0.83        0.81        0.60
#   sigmoid     7 classes, ovo          0.83        0.26        1.71
#   isotonic    3 classes, ovr          0.93        0.93        0.18
#   isotonic    3 classes, ovo          0.93        0.62        0.85
#   isotonic    4 classes, ovr          0.90        0.90        0.43
#   isotonic    4 classes, ovo          0.90        0.47        1.10
#   isotonic    7 classes, ovr          0.83        0.82        0.54
#   isotonic    7 classes, ovo          0.83        0.30        2.00
#   temperature 3 classes, ovr          0.93        0.93        0.22
#   temperature 3 classes, ovo          0.93        0.25        1.09
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
"$work/venv/bin/python" -W error - <<'PY'
import sys

import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss
from sklearn.svm import SVC

ways = [("sigmoid", grades) for grades in (3, 4, 7)] + [("isotonic", grades) for grades in (3, 4, 7)] + [("temperature", 3)]
so = True
print("                       right labels: alone, calibrated   log loss")
for way, grades in ways:
    clips, labels = make_classification(2000, 12, n_informative=8, n_classes=grades, n_clusters_per_class=1, class_sep=1.2, random_state=0)
    seen, new, known, wanted = clips[:1500], clips[1500:], labels[:1500], labels[1500:]
    found = {}
    for shape in "ovr", "ovo":
        machine = SVC(decision_function_shape=shape)
        alone = machine.fit(seen, known).predict(new)
        calibrated = CalibratedClassifierCV(machine, method=way).fit(seen, known)
        chances = calibrated.predict_proba(new)
        found[shape] = alone, np.mean(calibrated.predict(new) == wanted), chances
        print(f"{way:12}{grades} classes, {shape}{np.mean(alone == wanted):14.2f}{found[shape][1]:12.2f}{log_loss(wanted, chances):12.2f}")
        so &= chances.shape == (500, grades) and np.allclose(chances.sum(1), 1)
    # The two machines are the same and say the same; only their calibration differs.
    so &= np.array_equal(found["ovr"][0], found["ovo"][0]) and abs(found["ovr"][1] - np.mean(alone == wanted)) < .03
    so &= found["ovr"][1] - found["ovo"][1] > .05
sys.exit(0 if so else 1)
PY
