#!/usr/bin/env bash
# InsightFace's aligned crop of 256 pixels shows the face as large as that of 224, with more about it, and higher up.
#
# Versions: insightface 2.1 (its face_align), scikit-image 0.26.0, opencv-python-headless 5.0.0.93, SciPy 1.17.1, NumPy 2.4.6, Python 3.11.
#
# `norm_crop(img, landmark, image_size)` turns a face upright by five points. One expects `image_size` to set how finely a fixed stretch is
# sampled. There are two stretches. A size that divides by 112 cuts close about the face. A size that divides by 128 alone leaves the
# face as large in pixels as 112 times the same number would, and adds a margin left, right and below, but none above. The eyes are then
# 0.28 of the width apart, not 0.32, and the face sits higher. Other sizes are refused. No docstring tells of it.
#
# Hurt: whoever takes aligned faces for a net of emotions by `norm_crop`: a net trained on crops of 112 or 224 sees smaller, shifted faces in
# crops of 128 or 256 that were resized for it, and sizes cannot be compared in an ablation.
#
# Seen on 2026-12-01 (a face with its eyes 105 pixels apart, its five points as bright spots):
#               eyes apart   of the width   middle of the points, of width and height
#    112 pixels     35.5         0.317            0.500 0.642
#    128 pixels     35.5         0.277            0.500 0.562
#    224 pixels     71.0         0.317            0.500 0.642
#    256 pixels     71.0         0.277            0.500 0.562
#    448 pixels    141.9         0.317            0.500 0.642
#    512 pixels    141.9         0.277            0.500 0.562
#    160 pixels: AssertionError
#   an eye in the crop of 256, made 112 small, lies 2 pixels to the right and 6 above that in the crop of 112
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q scikit-image==0.26.0 opencv-python-headless==5.0.0.93 scipy==1.17.1 numpy==2.4.6
# The whole package wants nets and their runtime; this is one file of it.
"$work/venv/bin/pip" download -q --no-deps --only-binary=:all: -d "$work" insightface==2.1
"$work/venv/bin/python" -m zipfile -e "$work"/insightface-*.whl "$work/insightface"
"$work/venv/bin/python" - "$work/insightface/insightface/utils/face_align.py" <<'PY'
import importlib.util
import sys
import warnings

import cv2
import numpy as np

warnings.simplefilter("ignore", FutureWarning)  # scikit-image: `estimate` is deprecated
spec = importlib.util.spec_from_file_location("face_align", sys.argv[1])
face_align = importlib.util.module_from_spec(spec)
spec.loader.exec_module(face_align)

POINTS = np.array([[240, 250], [345, 255], [292, 310], [250, 370], [338, 374]], np.float32)  # eyes, nose, corners of the mouth


def spot(at):
    x, y = np.arange(600)[None, :], np.arange(600)[:, None]
    return np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / 18).astype(np.float32)


def seen(size):
    """Where the five points lie in the crop, in pixels."""
    crops = [face_align.norm_crop(spot(at), POINTS, size) for at in POINTS]
    x, y = np.arange(size)[None, :], np.arange(size)[:, None]
    return np.array([[(crop * x).sum(), (crop * y).sum()] for crop in crops]) / np.array([crop.sum() for crop in crops])[:, None]


so = True
print("            eyes apart   of the width   middle of the points, of width and height")
found = {}
for size in 112, 128, 224, 256, 448, 512:
    points = seen(size)
    eyes, middle = np.linalg.norm(points[1] - points[0]), points.mean(0) / size
    found[size] = eyes, *middle
    print(f"{size:4} pixels {eyes:8.1f}{eyes / size:14.3f}{middle[0]:17.3f} {middle[1]:.3f}")
for small, large in (112, 128), (224, 256), (448, 512):
    so &= abs(found[small][0] - found[large][0]) < .2 and found[small][2] - found[large][2] > .07 and abs(found[large][1] - .5) < .01
so &= abs(found[224][0] / found[112][0] - 2) < .01 and abs(found[512][0] / found[256][0] - 2) < .01
try:
    face_align.estimate_norm(POINTS, 160)
    so = False
except AssertionError:
    print(" 160 pixels: AssertionError")
large = cv2.resize(face_align.norm_crop(spot(POINTS[0]), POINTS, 256), (112, 112), interpolation=cv2.INTER_AREA)
small = face_align.norm_crop(spot(POINTS[0]), POINTS, 112)
away = np.subtract(*(np.array(np.unravel_index(crop.argmax(), crop.shape)) for crop in (large, small)))
print(f"an eye in the crop of 256, made 112 small, lies {away[1]} pixels to the right and {-away[0]} above that in the crop of 112")
sys.exit(0 if so else 1)
PY
