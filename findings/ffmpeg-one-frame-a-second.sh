#!/usr/bin/env bash
# FFmpeg's two ways to take a frame each second give other frames: one half a second late, the other more than one early.
#
# Versions: imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), NumPy 2.4.6, Python 3.11. FFmpeg 5.1.9 (Debian 12) takes the same frames.
#
# Films are thinned by `-vf fps=1` or by the output option `-r 1`, and picture n is then taken for second n. By `fps`, each
# picture is the last frame whose time rounds to that second: of a film of 25 frames a second, picture n shows n + 0.48 s, and
# its own time stamp says n. By `-r`, the first two pictures are the film's first two frames, every later one shows n - 1.12 s,
# and ten seconds give twelve pictures. The error is half an interval, or more than a whole one, at any rate. No message tells of
# it. `fps=1:round=up` and a `select` of every 25th frame give the frames that the numbers tell.
#
# Hurt: whoever has stills coded or scored a second apart, and sets them against the film's sound, physiology or annotation.
#
# Seen on 2026-11-30 (ten seconds of 25 a second, frames that show their own number; frames in the order of the pictures):
#   wanted         0  25  50  75 100 125 150 175 200 225
#   -vf fps=1     12  37  62  87 112 137 162 187 212 237
#   -r 1           0   1  22  47  72  97 122 147 172 197 222 247
#   round=up       0  25  50  75 100 125 150 175 200 225
#   -vf fps=5: picture 26 (5 s) shows 5.08 s; -r 5: 4.76 s
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys

import imageio_ffmpeg
import numpy as np

RATE, SECONDS, HEIGHT, BLOCK, BITS = 25, 10, 32, 32, 8
FFMPEG = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error"]
RAW = ["-f", "rawvideo", "-pix_fmt", "gray"]


def picture(number):
    """A frame whose blocks are the bits of its number."""
    bits = [235 if number >> bit & 1 else 16 for bit in range(BITS)]
    return np.tile(np.repeat(np.array(bits, np.uint8), BLOCK), (HEIGHT, 1))


def taken(*options):
    """Numbers of the frames that come out."""
    pixels = subprocess.run([*FFMPEG, "-i", "film.mp4", *options, *RAW, "-"], check=True, capture_output=True).stdout
    frames = np.frombuffer(pixels, np.uint8).reshape(-1, HEIGHT, BLOCK * BITS)
    return [sum(1 << bit for bit in range(BITS) if frame[HEIGHT // 2, bit * BLOCK + BLOCK // 2] > 128) for frame in frames]


film = b"".join(picture(number).tobytes() for number in range(RATE * SECONDS))
subprocess.run([*FFMPEG, *RAW, "-s", f"{BLOCK * BITS}x{HEIGHT}", "-r", str(RATE), "-i", "-", "-c:v", "libx264", "-pix_fmt",
                "yuv420p", "film.mp4"], input=film, check=True)
wanted = list(range(0, RATE * SECONDS, RATE))
seen = {"wanted": wanted, "-vf fps=1": taken("-vf", "fps=1"), "-r 1": taken("-r", "1"),
        "round=up": taken("-vf", "fps=1:round=up")}
for name, frames in seen.items():
    print(f"{name:10}", *(f"{frame:3}" for frame in frames))
by_filter, by_option = taken("-vf", "fps=5"), taken("-r", "5")
print(f"-vf fps=5: picture 26 (5 s) shows {by_filter[25] / RATE:.2f} s; -r 5: {by_option[25] / RATE:.2f} s")
late = all(frame - right == 12 for frame, right in zip(seen["-vf fps=1"], wanted))
early = len(seen["-r 1"]) == 12 and all(right - frame == 28 for frame, right in zip(seen["-r 1"][2:], wanted[2:]))
sys.exit(0 if late and early and seen["round=up"] == wanted and by_filter[25] > 125 > by_option[25] else 1)
PY
