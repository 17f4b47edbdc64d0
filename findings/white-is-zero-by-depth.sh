#!/usr/bin/env bash
# Pillow and OpenCV turn a TIFF in which zero is white round at 8 bits and not at 16, and OpenCV's two ways to gray give picture and negative.
#
# Versions: Pillow 13.0.0, opencv-python-headless 4.14.0.94 and 5.0.0.93, tifffile 2026.3.3, NumPy 2.4.6, Python 3.11.
#
# A gray TIFF says whether zero is black or white (PhotometricInterpretation). Where zero is white, Pillow and OpenCV give 255 minus the stored
# number of a picture of 8 bits, so that large is bright. Of 16 bits Pillow gives the stored number, and so does OpenCV with
# `IMREAD_UNCHANGED` or `IMREAD_ANYDEPTH`: large is dark. With `IMREAD_GRAYSCALE` or `IMREAD_COLOR` OpenCV makes 8 bits of the same file and
# does turn it round. tifffile gives the stored number at any depth. No message comes.
#
# Hurt: whoever works on films of a thermal camera, or on stacks for which somebody chose "Invert LUT" in ImageJ, which then saves them with zero as
# white: hot and cold, or a face and its negative, change places with the depth of the file and the flag of the reader, and a net that learnt
# from pictures of 8 bits sees negatives at 16.
#
# Seen on 2026-12-01 (one bright tone that is stored as 55 of 255, and as 14135 of 65535, in files in which zero is white and in which it is
# black; as a share of the largest number, by each reader):
#                           zero is white: 8 bits, 16 bits   zero is black: 8 bits, 16 bits
#   Pillow                             0.78    0.22                     0.22    0.22
#   OpenCV 4.14.0 UNCHANGED            0.78    0.22                     0.22    0.22
#   OpenCV 4.14.0 ANYDEPTH             0.78    0.22                     0.22    0.22
#   OpenCV 4.14.0 GRAYSCALE            0.78    0.78                     0.22    0.22
#   OpenCV 4.14.0 COLOR                0.78    0.78                     0.22    0.22
#   OpenCV 5 gives the same
#   tifffile                           0.22    0.22                     0.22    0.22
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >look.py <<'PY'
import sys

import cv2
import numpy as np
import tifffile
from PIL import Image

DEPTHS = (np.uint8, np.uint16)


def shares(read):
    found = []
    for meaning in ("miniswhite", "minisblack"):
        for depth in DEPTHS:
            name = f"{meaning}-{np.dtype(depth).itemsize}.tif"
            tifffile.imwrite(name, np.full((8, 8), 55 * np.iinfo(depth).max // 255, depth), photometric=meaning)
            pixels = np.asarray(read(name))
            found.append(round(float(pixels.flat[0]) / np.iinfo(pixels.dtype).max, 2))
    return found


turned_at_8, turned, stored = [.78, .22, .22, .22], [.78, .78, .22, .22], [.22, .22, .22, .22]
flags = {"UNCHANGED": turned_at_8, "ANYDEPTH": turned_at_8, "GRAYSCALE": turned, "COLOR": turned}
cases = [("Pillow", Image.open, turned_at_8)]
cases += [(f"OpenCV {cv2.__version__} {flag}", lambda name, flag=flag: cv2.imread(name, getattr(cv2, "IMREAD_" + flag)), told)
          for flag, told in flags.items()]
cases += [("tifffile", tifffile.imread, stored)]
changed = False
print("zero is white: 8 bits, 16 bits; zero is black: 8 bits, 16 bits")
for name, read, told in cases:
    found = shares(read)
    print(f"{name:25}", *(f"{share:.2f}" for share in found))
    changed |= found != told
sys.exit(changed)
PY
for version in 4.14.0.94 5.0.0.93; do
    python3 -m venv "$version"
    "$version/bin/pip" install -q "opencv-python-headless==$version" pillow==13.0.0 tifffile==2026.3.3 numpy==2.4.6
    "$version/bin/python" look.py
done
