#!/usr/bin/env bash
# FER leaves frames without a face out of its table and tells no time, and in batches it scores one frame again and again.
#
# Versions: fer 25.10.3, tensorflow-cpu 2.21.0, opencv-contrib-python 4.14.0.94, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), scikit-image 0.26.0 (its
# portrait), pandas 3.1.1, NumPy 2.4.6, Python 3.11.
#
# `Video.analyze` adds a row where it found a face, and none elsewhere. The table has no column for the frame or the time, and its index
# counts rows. Where a face was lost for a while, all that follows comes too early. With `frequency=5` (each fifth frame) and `batch_size=4`
# it reads one frame four times, since it counts on only when the batch is full: then it goes on 20 frames later. The four rows are alike,
# and three in four frames that were asked for are never seen. `save_fps=10` scores each second frame of 25 a second, so 12.5 a second.
#
# Hurt: whoever draws emotions over time from FER's table, or sets them against sound or labels. A film whose face is always seen is right,
# frame by frame and in batches of all frames.
#
# Seen on 2026-11-30 (50 frames of 25 a second; the face moves, so its box tells the frame; gone: frames 10 to 24 are without a face):
#   gone, all frames              35 rows; rows 8 to 12 are frames 8 9 25 26 27; index ends at 34
#   gone, frequency=5              7 rows: 0 5 25 30 35 40 45
#   all seen, frequency=5         10 rows: 0 5 10 15 20 25 30 35 40 45
#   the same, batch_size=4        12 rows: 0 0 0 0 20 20 20 20 40 40 40 40
#   all seen, save_fps=10         25 rows: 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40 42 44 46 48
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs 3 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
# Without its other dependencies: they serve detectors and sound that are not used here.
"$work/venv/bin/pip" install -q --no-deps fer==25.10.3
"$work/venv/bin/pip" install -q tensorflow-cpu==2.21.0 opencv-contrib-python==4.14.0.94 imageio-ffmpeg==0.8.1 scikit-image==0.26.0 \
	pandas==3.1.1 numpy==2.4.6 requests==2.34.2 tqdm==4.70.1 "setuptools<81" 2>&1 | { grep -v -e "fer 25.10.3" -e "dependency" || true; }
cd "$work"
TF_CPP_MIN_LOG_LEVEL=3 "$work/venv/bin/python" -W ignore - <<'PY' 2>log || { cat log; exit 1; }
import logging
import subprocess
import sys

import imageio_ffmpeg
import numpy as np
from skimage import data

logging.disable(logging.CRITICAL)
from fer.classes import Video
from fer.fer import FER

FRAMES, STEP, SIZE = 50, 8, 240
portrait = data.astronaut()[:SIZE, 120:120 + SIZE]
detector = FER()


def film(name, gone=()):
    """A face that moves by STEP pixels a frame."""
    pictures = np.full((FRAMES, SIZE + 60, SIZE + STEP * FRAMES, 3), 120, np.uint8)
    for number in range(FRAMES):
        if number not in gone:
            pictures[number, 30:30 + SIZE, STEP * number:STEP * number + SIZE] = portrait
    height, width = pictures.shape[1:3]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r",
                    "25", "-i", "-", "-c:v", "libx264", "-crf", "15", "-pix_fmt", "yuv420p", name], input=pictures.tobytes(), check=True)


def table(name, **options):
    return Video(name, outdir="out").analyze(detector, output="pandas", save_frames=False, save_video=False, annotate_frames=False, **options)


def frames(rows):
    """The frame of each row, by the place of its face."""
    return [round((box[0] - first) / STEP) for box in rows["box"]]


film("gone.mp4", range(10, 25))
film("seen.mp4")
every = table("seen.mp4")
first = every["box"][0][0]
right = frames(every) == list(range(FRAMES)) == frames(table("seen.mp4", batch_size=4))
rows = table("gone.mp4")
lost = frames(rows)
print(f"{'gone, all frames':28} {len(rows):3} rows; rows 8 to 12 are frames {' '.join(map(str, lost[8:13]))}; index ends at {rows.index[-1]}")
found = {}
for name, clip, options in (("gone, frequency=5", "gone.mp4", {"frequency": 5}), ("all seen, frequency=5", "seen.mp4", {"frequency": 5}),
                            ("the same, batch_size=4", "seen.mp4", {"frequency": 5, "batch_size": 4}),
                            ("all seen, save_fps=10", "seen.mp4", {"save_fps": 10})):
    found[name] = frames(table(clip, **options))
    print(f"{name:28} {len(found[name]):3} rows: {' '.join(map(str, found[name]))}")
thin, whole, batches, rate = found.values()
sys.exit(0 if right and lost[10] == 25 and rows.index[10] == 10 and thin == [0, 5, 25, 30, 35, 40, 45] and whole == list(range(0, 50, 5))
         and batches[:8] == [0] * 4 + [20] * 4 and len(rate) == 25 else 1)
PY
