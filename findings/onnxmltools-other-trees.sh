#!/usr/bin/env bash
# onnxmltools converts forests and other special trees of XGBoost and LightGBM without a word, and the ONNX says something else.
#
# Versions: onnxmltools 1.16.0, skl2onnx 1.20.0, XGBoost 3.2.0, LightGBM 4.7.0, scikit-learn 1.9.1, ONNX Runtime 1.32.0, onnx 1.23.2,
# NumPy 2.4.6, Python 3.11.
#
# The converters copy the trees, but not all of the rules that join them. XGBoost's forest is right for two classes and wrong
# for four, and so are several trees a round (`num_parallel_tree`) for four. LightGBM's forest (boosting "rf") is wrong for two.
# LightGBM's linear trees have a line in each leaf, "multiclassova" a sigmoid for each class, and `reg_sqrt` a square in the end: all
# three are lost or changed. No warning comes. Plain boosting is right, and so is LightGBM's DART.
#
# Hurt: whoever learns emotions from eGeMAPS features or action units by such trees and ships them as ONNX. A check on plain boosting
# passes.
#
# Seen on 2026-11-30 (900 made clips, 500 of them to learn from; answers are probabilities, or grades):
#   XGBoost, forest, 4 classes                 28.0 % of the labels differ, answers by up to 0.92, 0 warnings
#   XGBoost, 3 trees a round, 4 classes        29.2 % of the labels differ, answers by up to 0.90, 0 warnings
#   LightGBM, forest, 2 classes                33.0 % of the labels differ, answers by up to 0.85, 0 warnings
#   LightGBM, linear trees, 4 classes           7.8 % of the labels differ, answers by up to 0.66, 0 warnings
#   LightGBM, one against all, 4 classes        0.0 % of the labels differ, answers by up to 0.45, 0 warnings
#   LightGBM, reg_sqrt, grades of 0 to 3        0.0 % of the labels differ, answers by up to 0.61, 0 warnings
#   XGBoost, boosting, 4 classes                0.0 % of the labels differ, answers by up to 0.00, 0 warnings
#   XGBoost, forest, 2 classes                  0.0 % of the labels differ, answers by up to 0.00, 0 warnings
#   LightGBM, boosting, 4 classes               0.0 % of the labels differ, answers by up to 0.00, 0 warnings
#   LightGBM, DART, 4 classes                   0.0 % of the labels differ, answers by up to 0.00, 0 warnings
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnxmltools==1.16.0 skl2onnx==1.20.0 xgboost==3.2.0 lightgbm==4.7.0 scikit-learn==1.9.1 \
	onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys
import warnings

import numpy as np
import onnxmltools
import onnxruntime
from lightgbm import LGBMClassifier, LGBMRegressor
from onnxmltools.convert.common.data_types import FloatTensorType
from sklearn.datasets import make_classification
from xgboost import XGBClassifier, XGBRFClassifier

CLIPS, FEATURES, LEARNT = 900, 20, 500
clips, emotions = make_classification(CLIPS, FEATURES, n_informative=8, n_classes=4, weights=[.6, .2, .15, .05], random_state=0)
clips = clips.astype(np.float32)
some_emotion = (emotions > 0).astype(int)
onnxruntime.set_default_logger_severity(3)
warned = []
warnings.showwarning = lambda message, category, *_: warned.append(str(message))


def compare(name, net, labels):
    """Share of other labels, and the largest difference of a probability or an answer."""
    net.fit(clips[:LEARNT], labels[:LEARNT])
    told = net.predict_proba(clips[LEARNT:]) if hasattr(net, "predict_proba") else net.predict(clips[LEARNT:])[:, None]
    convert = onnxmltools.convert_xgboost if isinstance(net, XGBClassifier) else onnxmltools.convert_lightgbm
    warned.clear()
    onnx = convert(net, initial_types=[("X", FloatTensorType([None, FEATURES]))]).SerializeToString()
    warnings_of_conversion = len(warned)
    *_, said = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"]).run(None, {"X": clips[LEARNT:]})
    if isinstance(said, list):
        said = np.array([[row[key] for key in sorted(row)] for row in said])
    labels_differ = np.mean(told.argmax(1) != said.argmax(1)) if told.shape[1] > 1 else 0
    print(f"{name:42} {100 * labels_differ:4.1f} % of the labels differ, answers by up to {np.abs(told - said).max():.2f}, "
          f"{warnings_of_conversion} warnings")
    return np.abs(told - said).max()


QUIET = dict(n_estimators=20, n_jobs=1, verbose=-1)
BAGGED = dict(boosting_type="rf", bagging_freq=1, bagging_fraction=.5)
wrong = [
    compare("XGBoost, forest, 4 classes", XGBRFClassifier(n_estimators=20, n_jobs=1), emotions),
    compare("XGBoost, 3 trees a round, 4 classes", XGBClassifier(n_estimators=20, n_jobs=1, num_parallel_tree=3, subsample=.5), emotions),
    compare("LightGBM, forest, 2 classes", LGBMClassifier(**QUIET, **BAGGED), some_emotion),
    compare("LightGBM, linear trees, 4 classes", LGBMClassifier(**QUIET, linear_tree=True), emotions),
    compare("LightGBM, one against all, 4 classes", LGBMClassifier(**QUIET, objective="multiclassova"), emotions),
    compare("LightGBM, reg_sqrt, grades of 0 to 3", LGBMRegressor(**QUIET, reg_sqrt=True), emotions)]
right = [
    compare("XGBoost, boosting, 4 classes", XGBClassifier(n_estimators=20, n_jobs=1), emotions),
    compare("XGBoost, forest, 2 classes", XGBRFClassifier(n_estimators=20, n_jobs=1), some_emotion),
    compare("LightGBM, boosting, 4 classes", LGBMClassifier(**QUIET), emotions),
    compare("LightGBM, DART, 4 classes", LGBMClassifier(**QUIET, boosting_type="dart"), emotions)]
sys.exit(0 if min(wrong) > .05 and max(right) < 1e-5 else 1)
PY
