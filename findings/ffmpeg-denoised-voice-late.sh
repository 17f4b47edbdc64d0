#!/usr/bin/env bash
# FFmpeg's noise reduction moves the voice to a later time, `afftdn` by 25 ms, and its `superequalizer` by 256 ms at 16 kHz.
#
# Versions: imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), NumPy 2.4.6, Python 3.11. FFmpeg 5.1.9 (Debian 12) does the same.
#
# Filters that work in blocks need sound from behind a sample before they can give it. Most of FFmpeg's filters set this right: what comes
# out lies where it came in. `afftdn`, `superequalizer` and `afftfilt` put silence in front instead, and leave the end out, so that the
# length stays. Their first time stamp is still 0, so muxers and players cannot set it right either. `afftdn` is late by a stretch of time,
# the other two by a number of samples: by more at 16 kHz, the rate of speech, than at 48 kHz. The wavelet filter `afwtdn` keeps the
# place. The documentation of none of the three tells of a delay.
#
# Hurt: whoever cleans a film's sound before it is scored, transcribed or set against the face: onsets and labels made on the cleaned sound are
# late, latencies of speech differ between recordings with and without the filter, and clean and noisy pairs for training do not match.
#
# Seen on 2026-11-30 (six seconds of made bursts; how much later the filtered sound is, its first time stamp, samples more than before):
#                  at 16000 Hz         at 48000 Hz
#   afftdn          25.0 ms  0  +0      25.0 ms  0  +0
#   superequalizer 255.9 ms  0  +0      85.3 ms  0  +0
#   afftfilt       192.0 ms  0  +0      64.0 ms  0  +0
#   afwtdn           0.0 ms  0  +0       0.0 ms  0  +0
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imageio-ffmpeg==0.8.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import re
import subprocess
import sys

import imageio_ffmpeg
import numpy as np

SECONDS = 6
LATE = {"afftdn": (.025, None), "superequalizer": (None, 4095), "afftfilt": (None, 3072), "afwtdn": (0, None)}


def bursts(rate):
    random = np.random.default_rng(0)
    sound = 1e-4 * random.standard_normal(SECONDS * rate)
    for second in range(SECONDS):
        length = rate // 4
        start = second * rate + random.integers(rate // 4, rate // 2)
        sound[start:start + length] += .2 * np.hanning(length) * random.standard_normal(length)
    return sound


def filtered(sound, rate, name):
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostats", "-f", "f64le", "-ar", str(rate), "-ac", "1", "-i", "-",
               "-af", f"{name},aformat=dbl:{rate},ashowinfo", "-f", "f64le", "-"]
    made = subprocess.run(command, input=sound.tobytes(), capture_output=True, check=True)
    return np.frombuffer(made.stdout), float(re.search(rb"pts_time:(\S+)", made.stderr)[1])


def lateness(sound, other):
    size = 2 * max(len(sound), len(other))
    spectra = [np.fft.rfft(np.abs(each), size) for each in (sound, other)]
    lag = int(np.argmax(np.fft.irfft(spectra[1] * spectra[0].conj(), size)))
    return lag if lag < size // 2 else lag - size


print(" " * 17 + "at 16000 Hz         at 48000 Hz")
so = True
for name, (seconds, samples) in LATE.items():
    line = f"{name:14}"
    for rate in (16000, 48000):
        sound = bursts(rate)
        other, first = filtered(sound, rate, name)
        late = lateness(sound, other)
        line += f" {1000 * late / rate:5.1f} ms  {first:.0f}  {len(other) - len(sound):+d}    "
        expected = samples if seconds is None else seconds * rate
        so &= abs(late - expected) <= 2 and first == 0 and len(other) == len(sound)
    print(line.rstrip())
sys.exit(0 if so else 1)
PY
