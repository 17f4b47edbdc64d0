#!/usr/bin/env bash
# Spark's image source keeps the low byte of a gray picture of 16 bit: the picture becomes noise of the right size.
#
# Versions: pyspark 4.3.0, opencv-python-headless 5.0.0.93 (makes and checks), NumPy 2.4.6, Python 3.11, Java 17.0.15.
#
# `spark.read.format("image")` decodes files by Java's ImageIO and stores bytes, as its schema tells (CV_8UC1). Of a gray picture it
# takes each sample and cuts it to a byte. Of 16 bit that leaves the lower eight, which wrap around 256 times between black and white; the
# upper eight, the picture, are gone. No row is marked as invalid, no message comes, and height, width and mode are right. Gray of 1 or 8
# bit and colour of 8 or 16 bit are right. `binaryFile` and a decoder of one's own give the right picture.
#
# Hurt: faces of infrared, thermal and depth cameras and of microscopes, which come as gray of 16 bit, in a batch on Spark: scores are those of
# noise.
#
# Seen on 2026-11-30 (a soft ramp from black to white; correlation of Spark's bytes with the ramp, and their range):
#   gray, 8 bit       1.000   0 to 255
#   gray, 16 bit      0.066   0 to 255
#   colour, 8 bit     1.000   0 to 255
#   colour, 16 bit    1.000   0 to 255
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Java 17 or newer and 1 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyspark==4.3.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY' 2>log || { cat log; exit 1; }
import sys

import cv2
import numpy as np
from pyspark.sql import SparkSession

HEIGHT, WIDTH = 48, 1021
ramp = np.tile(np.linspace(0, 1, WIDTH), (HEIGHT, 1))
wide, narrow = (65535 * ramp).round().astype(np.uint16), (255 * ramp).round().astype(np.uint8)
PICTURES = {"gray, 8 bit": narrow, "gray, 16 bit": wide, "colour, 8 bit": cv2.merge([narrow] * 3), "colour, 16 bit": cv2.merge([wide] * 3)}
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
seen = {}
for name, pixels in PICTURES.items():
    file = name.replace(",", "").replace(" ", "-") + ".png"
    cv2.imwrite(file, pixels)
    if np.corrcoef(cv2.imread(file, cv2.IMREAD_GRAYSCALE).ravel(), ramp.ravel())[0, 1] < .999:
        sys.exit(f"{file} does not hold the ramp")
    row = spark.read.format("image").load(file).select("image.*").collect()[0]
    got = np.frombuffer(row.data, np.uint8).reshape(row.height, row.width, row.nChannels)[..., 0]
    seen[name] = np.corrcoef(got.ravel(), ramp.ravel())[0, 1]
    print(f"{name:16} {seen[name]:6.3f}   {got.min()} to {got.max()}")
noise = seen.pop("gray, 16 bit")
sys.exit(0 if noise < .1 and min(seen.values()) > .999 else 1)
PY
