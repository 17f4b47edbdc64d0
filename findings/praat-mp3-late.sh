#!/usr/bin/env bash
# Praat hears an MP3 34 to 132 ms later than other readers: a label drawn in Praat lies behind the sound that the others find there.
#
# Versions: praat-parselmouth 0.4.7 (Praat 6.1.38), soundfile 0.14.0 (libsndfile 1.2.2), imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2),
# NumPy 2.4.6, Python 3.11. Praat 6.3.07 (Debian 12) gives the same times.
#
# An MP3 coder puts about 1105 samples of delay in front and tells so in a header (Xing/LAME), which is itself a frame without sound.
# libsndfile (so librosa) and FFmpeg read it and give back the recording from its first sample. Praat plays the header's frame as
# 576 or 1152 samples of silence, and then drops 625 samples always (529 + 96, fixed in mp3.cpp). The sound therefore comes 1056 samples
# late below 32 kHz and 1632 late from there on, and the end has the coder's padding on it. Nothing is said. WAV and FLAC are
# right.
#
# Hurt: studies that annotate MP3s in Praat and take the features of these spans by librosa, openSMILE or FFmpeg, or bring labels of an
# aligner into Praat: at 16 kHz all spans are off by 66 ms, the length of a vowel.
#
# Seen on 2026-11-30 (three seconds with a peak at 1.000 s; where it is found, and how long the sound is):
#    8000 Hz: Praat 1.132 s of 3.090 s, libsndfile 1.000 s of 3.000 s, FFmpeg 1.000 s of 3.000 s
#   16000 Hz: Praat 1.066 s of 3.057 s, libsndfile 1.000 s of 3.000 s, FFmpeg 1.000 s of 3.000 s
#   44100 Hz: Praat 1.037 s of 3.016 s, libsndfile 1.000 s of 3.000 s, FFmpeg 1.000 s of 3.000 s
#   48000 Hz: Praat 1.034 s of 3.011 s, libsndfile 1.000 s of 3.000 s, FFmpeg 1.000 s of 3.000 s
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q praat-parselmouth==0.4.7 soundfile==0.14.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys

import imageio_ffmpeg
import numpy as np
import parselmouth
import soundfile

FFMPEG = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error"]
as_told = True
for rate in (8000, 16000, 44100, 48000):
    distance = (np.arange(3 * rate) - rate) / rate
    pulse = .8 * np.cos(2 * np.pi * 300 * distance) * np.exp(-(distance / .01) ** 2)
    soundfile.write("sound.wav", pulse, rate)
    subprocess.run([*FFMPEG, "-y", "-i", "sound.wav", "-c:a", "libmp3lame", "sound.mp3"], check=True)
    raw = subprocess.run([*FFMPEG, "-i", "sound.mp3", "-f", "f32le", "-"], check=True, capture_output=True).stdout
    sounds = {"Praat": parselmouth.Sound("sound.mp3").values[0], "libsndfile": soundfile.read("sound.mp3")[0],
              "FFmpeg": np.frombuffer(raw, np.float32)}
    peaks = {name: np.argmax(sound) / rate for name, sound in sounds.items()}
    print(f"{rate:5} Hz:", ", ".join(f"{name} {peaks[name]:.3f} s of {len(sound) / rate:.3f} s" for name, sound in sounds.items()))
    late = (1056 if rate < 32000 else 1632) / rate
    as_told &= abs(peaks["Praat"] - 1 - late) < 1e-3 and max(abs(peaks["libsndfile"] - 1), abs(peaks["FFmpeg"] - 1)) < 1e-3
sys.exit(0 if as_told else 1)
PY
