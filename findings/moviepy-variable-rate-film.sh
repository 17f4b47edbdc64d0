#!/usr/bin/env bash
# MoviePy plays a video of variable frame rate too slowly against its own sound, and loses the end.
#
# Versions: moviepy 2.2.1, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), PyAV 18.1.0, NumPy 2.4.6, Python 3.11.
#
# MoviePy counts frames by the average rate that FFmpeg tells. The pictures come through a pipe in which FFmpeg repeats frames until
# they have the film's base rate. The n-th picture of the pipe is then taken for time n / average rate. A phone that films at 30 a
# second in light and at 10 in the dark, or drops one frame in five, gives a film whose pictures fall behind more and more,
# whose sound does not, and whose last seconds are never shown. `get_frame` and `iter_frames` do so, on which all else rests. No
# warning comes. Videos of constant rate are right; FFmpeg's filter `fps=30` makes them so.
#
# Hurt: whoever cuts speech or faces out of videos of phones, screens and video calls by MoviePy: picture and sound of a clip are of
# different moments, by seconds. PySceneDetect 0.7.2 tells wrong times of cuts by its backend "moviepy", right ones by the others.
#
# Seen on 2026-11-30 (20 s whose frames show their own time; the picture that MoviePy gives for a time):
#   constant rate                  4 s: 4.0, 8 s: 8.0, 12 s: 12.0, 16 s: 16.0, 19 s: 19.0; last frame 19.8 s of 20.0 s, 30.0 a second
#   30, from 10 s on 10 a second   4 s: 2.6, 8 s: 5.3, 12 s: 8.0, 16 s: 10.6, 19 s: 12.7; last frame 13.2 s of 19.9 s, 20.07 a second
#   one in five dropped            4 s: 3.2, 8 s: 6.5, 12 s: 9.6, 16 s: 12.9, 19 s: 15.3; last frame 16.1 s of 20.0 s, 24.25 a second
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q moviepy==2.2.1 imageio-ffmpeg==0.8.1 av==18.1.0 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from fractions import Fraction

import av
import numpy as np
from moviepy import VideoFileClip

RATE, SECONDS = 30, 20
ASKED = 4, 8, 12, 16, 19


def film(path, shown):
    """Each frame is as bright as its time is late: 10 grays a second."""
    with av.open(path, "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"qp": "0"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv444p"
        stream.codec_context.time_base = Fraction(1, RATE)
        for number in filter(shown, range(RATE * SECONDS)):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 10 + number // 3, np.uint8), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


dropped = np.random.default_rng(0).random(RATE * SECONDS) < .2
films = {"constant rate": lambda number: True, "30, from 10 s on 10 a second": lambda number: number < 300 or number % 3 == 0,
         "one in five dropped": lambda number: not dropped[number]}
seen = {}
for name, shown in films.items():
    film("film.mp4", shown)
    with VideoFileClip("film.mp4") as clip:
        times = [(float(clip.get_frame(time).mean()) - 10) / 10 for time in ASKED]
        last = max((float(frame.mean()) - 10) / 10 for frame in clip.iter_frames())
        print(f"{name:30} {', '.join(f'{asked} s: {time:.1f}' for asked, time in zip(ASKED, times))}; last frame {last:.1f} s "
              f"of {clip.duration:.1f} s, {clip.fps} a second")
    seen[name] = times, last
constant, dark, drops = seen.values()
right = np.allclose(constant[0], ASKED, atol=.15) and constant[1] > 19.7
sys.exit(0 if right and dark[0][3] < 12 and drops[0][3] < 14 and dark[1] < 14 and drops[1] < 17 else 1)
PY
