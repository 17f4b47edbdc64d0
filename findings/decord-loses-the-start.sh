#!/usr/bin/env bash
# decord loses the first second of a transport stream, and in an MP4 cut without coding anew a frame depends on the order of asking.
#
# Versions: decord 0.6.0, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2, makes and counts), NumPy 2.4.6, Python 3.11, x86-64.
#
# A reader of decord has as many frames as the film has packets. Of a transport stream its index 0 is the first frame behind the second
# key frame, all later ones are as far off, and the last frame is repeated until the number is full. An MP4 cut by `-ss ... -c copy`
# keeps the packets from the key frame before the cut, and an edit list hides those that come too early. Read in order, decord
# leaves the hidden frames out and repeats the last one at the end; after a jump it counts them. The same index then gives two
# frames, apart by the hidden part of up to a whole key frame interval. No error, no warning.
#
# Hurt: whoever trains or scores by frame numbers, or at random places, as loaders for video nets do: films of camcorders (.mts)
# and clips cut out of longer films show another moment than their labels, and stills at the end.
#
# Seen on 2026-11-30 (frames that show their own number, 25 a second, a key frame each second; the cut at 3.6 s):
#   film.mp4  FFmpeg 250 frames, 0 to 249      decord 250 frames, 0 to 249, the last 1 times; in mixed order 0 other frames
#   film.ts   FFmpeg 250 frames, 0 to 249      decord 250 frames, 25 to 249, the last 26 times; in mixed order 18 other frames
#   cut.mp4   FFmpeg 160 frames, 90 to 249     decord 175 frames, 90 to 249, the last 16 times; in mixed order 157 other frames
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q decord==0.6.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys

import decord
import imageio_ffmpeg
import numpy as np

HEIGHT, BLOCK, BITS, FRAMES = 64, 64, 8, 250
FFMPEG = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error"]
RAW = ["-f", "rawvideo", "-pix_fmt", "gray"]
decord.logging.set_level(decord.logging.QUIET)


def picture(number):
    """A frame whose blocks are the bits of its number."""
    bits = [235 if number >> bit & 1 else 16 for bit in range(BITS)]
    return np.tile(np.repeat(np.array(bits, np.uint8), BLOCK), (HEIGHT, 1))


def number(frame):
    return sum(1 << bit for bit in range(BITS) if frame[HEIGHT // 2, bit * BLOCK + BLOCK // 2] > 128)


def shown(file):
    """Numbers of the frames that FFmpeg shows."""
    pixels = subprocess.run([*FFMPEG, "-i", file, "-fps_mode", "passthrough", *RAW, "-"], check=True, capture_output=True).stdout
    return [number(frame) for frame in np.frombuffer(pixels, np.uint8).reshape(-1, HEIGHT, BLOCK * BITS)]


def asked(file, order):
    """Numbers of the frames that decord gives, by their index."""
    reader = decord.VideoReader(file)
    found = {int(index): number(reader[int(index)].asnumpy()[..., 0]) for index in order}
    return [found[index] for index in range(len(reader))]


def told(numbers):
    return f"{len(numbers)} frames, {numbers[0]} to {numbers[-1]}"


film = b"".join(picture(number).tobytes() for number in range(FRAMES))
subprocess.run([*FFMPEG, *RAW, "-s", f"{BLOCK * BITS}x{HEIGHT}", "-r", "25", "-i", "-", "-c:v", "libx264", "-g", "25", "-sc_threshold",
                "0", "-pix_fmt", "yuv420p", "film.mp4"], input=film, check=True)
subprocess.run([*FFMPEG, "-i", "film.mp4", "-c", "copy", "film.ts"], check=True)
subprocess.run([*FFMPEG, "-ss", "3.6", "-i", "film.mp4", "-c", "copy", "cut.mp4"], check=True)
seen = {}
for file in ("film.mp4", "film.ts", "cut.mp4"):
    right = shown(file)
    length = len(decord.VideoReader(file))
    forward = asked(file, range(length))
    mixed = asked(file, np.random.default_rng(0).permutation(length))
    last = sum(each == forward[-1] for each in forward)
    other = sum(a != b for a, b in zip(forward, mixed))
    seen[file] = right, forward, last, other
    print(f"{file:9} FFmpeg {told(right):25} decord {told(forward)}, the last {last} times; in mixed order {other} other frames")
plain, stream, cut = seen.values()
sys.exit(0 if plain[0] == plain[1] and not plain[3] and stream[1][0] > 0 and stream[2] > 10 and len(cut[1]) > len(cut[0]) and cut[3] > 50
         else 1)
PY
