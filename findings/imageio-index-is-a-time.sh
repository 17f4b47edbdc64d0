#!/usr/bin/env bash
# imageio gives another frame than the one asked for: of a camcorder's MPEG-TS nearly always, of a phone's video at its end.
#
# Versions: imageio 2.38.1, PyAV 18.1.0 (its plugin "pyav"), imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2, makes the videos), NumPy 2.4.6,
# Python 3.11.
#
# `imread(file, index=n)` turns n into a time by the mean frame rate, counted from 0, and takes a frame near it. A transport
# stream's clock does not begin at 0: frame n is then looked for before the film begins, and what comes back is a key frame
# many frames earlier. In a video of variable frame rate (phones, screen recordings) the mean rate is nobody's rate. Neither
# an error nor a warning comes, and `imiter`, which reads in order, gives every frame rightly. In an MP4 of constant rate both
# agree.
#
# Hurt: whoever codes, labels or crops single frames by number (`.mts` of camcorders, videos of phones) and scores the film in
# order: labels and scores belong to different moments.
#
# Seen on 2026-11-30 (frames that show their own number; of variable rate are 30, then 10 a second):
#   MP4, constant rate   200 frames,   0 wrong
#   MP4, variable rate   133 frames,   8 wrong index 125 gives frame 109; index 132 gives frame 112
#   MPEG-TS              200 frames, 198 wrong index 2 gives frame 0; index 199 gives frame 160
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imageio==2.38.1 av==18.1.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys

import av
import imageio.v3 as iio
import imageio_ffmpeg
import numpy as np

av.logging.set_level(av.logging.PANIC)
HEIGHT, BLOCK, BITS = 64, 64, 8
CASES = {"MP4, constant rate": ("constant.mp4", []),
         "MP4, variable rate": ("variable.mp4", ["-vf", "select='lt(n,100)+not(mod(n,3))'", "-fps_mode", "vfr"]),
         "MPEG-TS": ("stream.ts", ["-g", "50"])}


def picture(number):
    """A frame whose blocks are the bits of its number."""
    bits = [235 if number >> bit & 1 else 16 for bit in range(BITS)]
    return np.tile(np.repeat(np.array(bits, np.uint8), BLOCK), (HEIGHT, 1))


def number(frame):
    return sum(1 << bit for bit in range(BITS) if frame[HEIGHT // 2, bit * BLOCK + BLOCK // 2, 0] > 128)


def make(file, options):
    pixels = b"".join(picture(i).tobytes() for i in range(200))
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "rawvideo", "-pix_fmt", "gray", "-s",
                    f"{BLOCK * BITS}x{HEIGHT}", "-r", "30", "-i", "-", *options, "-c:v", "libx264", "-pix_fmt", "yuv420p", file],
                   input=pixels, check=True)


wrong = {}
for name, (file, options) in CASES.items():
    make(file, options)
    in_order = [number(frame) for frame in iio.imiter(file, plugin="pyav")]
    asked = [number(iio.imread(file, index=i, plugin="pyav")) for i in range(len(in_order))]
    others = [i for i in range(len(in_order)) if asked[i] != in_order[i]]
    wrong[name] = len(others)
    told = "; ".join(f"index {i} gives frame {in_order.index(asked[i])}" for i in (*others[:1], *others[-1:]))
    print(f"{name:20} {len(in_order)} frames, {len(others):3} wrong", told)
constant, variable, stream = wrong.values()
sys.exit(0 if constant == 0 and variable > 0 and stream > 100 else 1)
PY
