#!/usr/bin/env bash
# A mirrored video is shown upside down: its rotation is told as an angle, and an angle cannot tell a mirror image.
#
# Versions: PyAV 18.1.0 (FFmpeg 8.1.2), OpenCV 5.0.0 (opencv-python-headless 5.0.0.93), NumPy 2.4.6, Python 3.11.
#
# An MP4 stores how its picture is to be shown as a matrix. Selfie cameras and mirror apps store pixels as the sensor saw them
# and a matrix that mirrors. PyAV's `VideoFrame.rotation` gives -180 for a picture mirrored left to right, the same as for a
# picture turned upside down, and 0 for one mirrored top to bottom, the same as for no matrix at all. OpenCV's `VideoCapture`
# turns pictures by itself and follows the same angle: it returns the first kind upside down and the second kind unturned.
# For the two mirrored quarter turns both give a plain quarter turn. The only trace of the mirror is the sign of the matrix's
# determinant, which neither shows. FFmpeg's own tool shows all eight kinds right.
#
# Hurt: whoever finds faces in such videos by PyAV or OpenCV. A face detector for upright faces finds none, or a false one.
#
# Seen on 2026-11-29 (corners of the picture as OpenCV returns it, top left, top right, bottom left, bottom right):
#   none   rotation    0, corners [255, 39, 159, 39], right [255, 40, 160, 40]
#   rot180 rotation -180, corners [39, 159, 39, 255], right [40, 160, 40, 255]
#   hflip  rotation -180, corners [39, 159, 39, 255], right [40, 255, 40, 160]
#   vflip  rotation    0, corners [255, 39, 159, 39], right [160, 40, 255, 40]
#
# Exit status: 0 while both behave so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import struct
import sys

import av
import cv2
import numpy as np

WIDTH, HEIGHT = 320, 240
MATRICES = {"none": (1, 0, 0, 1), "rot180": (-1, 0, 0, -1), "hflip": (-1, 0, 0, 1), "vflip": (1, 0, 0, -1)}


def stored():
    picture = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
    picture[:HEIGHT // 2, :WIDTH // 2] = 255
    picture[HEIGHT // 2:, :WIDTH // 2] = 160
    return picture


def write_plain(path):
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(stored(), format="rgb24")))
        container.mux(stream.encode())


def write_with_matrix(source, target, matrix):
    a, b, c, d = matrix
    data = bytearray(open(source, "rb").read())
    box = data.find(b"tkhd")
    start = box + 8 + (32 if data[box + 4] == 1 else 20) + 16
    corners = [(x * a + y * c, x * b + y * d) for x in (0, WIDTH) for y in (0, HEIGHT)]
    shift = [-min(corner[axis] for corner in corners) for axis in (0, 1)]
    fixed = [round(value * 65536) for value in (a, b, 0, c, d, 0, *shift)] + [1 << 30]
    fixed[2] = fixed[5] = 0
    data[start:start + 36] = struct.pack(">9i", *fixed)
    open(target, "wb").write(data)


def corners(gray):
    height, width = gray.shape
    return [int(gray[y, x]) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]


def near(one, other):
    return all(abs(a - b) <= 8 for a, b in zip(one, other))


write_plain("plain.mp4")
plain = [255, 40, 160, 40]
right = {"none": plain, "rot180": plain[::-1], "hflip": [40, 255, 40, 160], "vflip": [160, 40, 255, 40]}
seen = {}
for name, matrix in MATRICES.items():
    write_with_matrix("plain.mp4", name + ".mp4", matrix)
    with av.open(name + ".mp4") as container:
        rotation = next(container.decode(video=0)).rotation
    ok, picture = cv2.VideoCapture(name + ".mp4").read()
    seen[name] = (rotation, corners(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)))
    print(f"{name:6} rotation {rotation:4}, corners {seen[name][1]}, right {right[name]}")

as_told = (seen["hflip"][0] == seen["rot180"][0] and near(seen["hflip"][1], right["rot180"])
           and seen["vflip"][0] == seen["none"][0] and near(seen["vflip"][1], right["none"])
           and near(seen["none"][1], right["none"]) and near(seen["rot180"][1], right["rot180"]))
sys.exit(0 if as_told else 1)
PY
