#!/usr/bin/env bash
# A WAV that FFmpeg takes out of a film leaves out the pauses: all that was said after a mute is as much earlier as the mute was long.
#
# Versions: imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), PyAV 18.1.0 (FFmpeg 8.1.2), NumPy 2.4.6, Python 3.11. FFmpeg 5.1.9 does the same.
#
# Films have a time stamp for each packet of sound. Video calls, screen recorders and cameras that lose data send no packets for a
# while, and the time stamps go on; players wait. WAV has no time stamps, so `ffmpeg -i film out.wav` writes the next packet
# right behind the last one. In the same way, sound that begins later than the picture begins at 0 in the WAV. All containers
# do so, and at the default level FFmpeg says nothing. `-af aresample=async=1:first_pts=0` fills both with silence.
#
# Hurt: whoever takes a film's sound by FFmpeg for labels, transcripts or emotion from the voice and sets them against the picture: after
# each mute voice and face are further apart.
#
# Seen on 2026-11-30 (film of 10 s, clicks at 1, 2 and 8 s; no packets of sound from 3 to 6 s, or none before 1.5 s):
#   mute from 3 to 6 s film.mp4  WAV of 7.00 s, clicks at 1.00, 2.00, 5.00; filled 10.00 s, 1.00, 2.00, 8.00
#   mute from 3 to 6 s film.webm WAV of 7.00 s, clicks at 1.00, 2.00, 5.00; filled 10.00 s, 1.00, 2.00, 8.00
#   begins at 1.5 s    film.mp4  WAV of 8.53 s, clicks at 0.52, 6.52; filled 10.01 s, 2.00, 8.00
#   begins at 1.5 s    film.webm WAV of 8.50 s, clicks at 0.50, 6.50; filled 10.00 s, 2.00, 8.00
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imageio-ffmpeg==0.8.1 av==18.1.0 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys
from fractions import Fraction

import av
import imageio_ffmpeg
import numpy as np

RATE, SECONDS, CLICKS = 48000, 10, (1, 2, 8)
time = np.arange(SECONDS * RATE) / RATE
sound = .01 * np.random.default_rng(0).normal(size=len(time))
for click in CLICKS:
    sound[click * RATE:click * RATE + 480] = .8 * np.sin(2 * np.pi * 1000 * time[:480])


def film(path, codec, sent):
    with av.open(path, "w") as container:
        picture = container.add_stream("mpeg4" if path.endswith("mp4") else "libvpx", rate=25)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        voice = container.add_stream(codec, rate=RATE, layout="mono")
        for number in range(25 * SECONDS):
            still = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 99, np.uint8), "rgb24")
            still.pts, still.time_base = number, Fraction(1, 25)
            container.mux(picture.encode(still))
        for start in range(0, len(sound), 960):
            if not sent(start / RATE):
                continue
            piece = av.AudioFrame.from_ndarray((sound[None, start:start + 960] * 32767).astype(np.int16), "s16", "mono")
            piece.rate, piece.pts, piece.time_base = RATE, start, Fraction(1, RATE)
            container.mux(voice.encode(piece))
        for stream in picture, voice:
            container.mux(stream.encode(None))


def wav(path, *options):
    raw = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", path, "-vn", *options, "-ac", "1", "-ar", str(RATE),
                          "-f", "s16le", "-"], check=True, capture_output=True)
    found = np.abs(np.frombuffer(raw.stdout, np.int16) / 32768) > .3
    places = np.flatnonzero(found) / RATE
    clicks = [place for number, place in enumerate(places) if number == 0 or place - places[number - 1] > .5]
    return len(found) / RATE, clicks, raw.stderr


as_told = True
for what, sent, right, wrong in (("mute from 3 to 6 s", lambda time: not 3 <= time < 6, 8, 5),
                                 ("begins at 1.5 s", lambda time: time >= 1.5, 8, 6.5)):
    for path, codec in ("film.mp4", "aac"), ("film.webm", "libopus"):
        film(path, codec, sent)
        length, plain, said = wav(path)
        filled_length, filled, _ = wav(path, "-af", "aresample=async=1:first_pts=0")
        print(f"{what:18} {path:9} WAV of {length:.2f} s, clicks at {', '.join(f'{click:.2f}' for click in plain)}; "
              f"filled {filled_length:.2f} s, {', '.join(f'{click:.2f}' for click in filled)}")
        as_told &= abs(plain[-1] - wrong) < .1 and abs(filled[-1] - right) < .1 and not said
sys.exit(0 if as_told else 1)
PY
