#!/usr/bin/env bash
# librosa and soundfile read a fifth of an MP3 of variable bit rate that has no Xing header, and say nothing.
#
# Versions: soundfile 0.14.0 (libsndfile 1.2.2), librosa 0.11.0, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), NumPy 2.4.6, Python 3.11.
#
# A Xing header tells how many frames an MP3 has. Recorders that stream, captures of web radio and files cut frame by frame have
# none, and the format does not ask for one. libsndfile then guesses the length from the file's size and its first frames, and
# stops reading at the guess: where speech is coded at a higher rate than these frames promise, or a lower one, the rest is lost.
# No warning comes, and `sf.info` tells the same wrong duration. With a header, or at a constant rate, all is read. FFmpeg reads
# all of it in each case.
#
# Hurt: whoever computes features of speech with librosa.load or soundfile.read from recordings in MP3; a study of ten seconds
# a clip hears the first two.
#
# Seen on 2026-11-30 (ten seconds; the encoder's padding comes on top):
#   quiet room, then speech   with header: librosa 10.00 s, FFmpeg 10.00 s   without: librosa  2.72 s, FFmpeg 10.03 s
#   speech, then quiet room   with header: librosa 10.00 s, FFmpeg 10.00 s   without: librosa  2.04 s, FFmpeg 10.03 s
#   constant 128 kbit/s       with header: librosa 10.00 s, FFmpeg 10.00 s   without: librosa 10.03 s, FFmpeg 10.03 s
#
# The sound is made here. Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q soundfile==0.14.0 librosa==0.11.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys
import warnings

import imageio_ffmpeg
import librosa
import numpy as np
import soundfile

warnings.simplefilter("ignore")
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
RATE = 48000
time = np.arange(RATE * 8) / RATE
phase = 2 * np.pi * (150 * time + 4 / 3 * np.sin(6 * np.pi * time))
speech = sum(np.cos(k * phase + .5 * k * k) / k for k in range(1, 40)) / 6
room = 1e-4 * np.random.default_rng(1).standard_normal(RATE * 2)
VARIABLE, CONSTANT = ["-q:a", "4"], ["-b:a", "128k"]
CASES = {"quiet room, then speech": ([room, speech], VARIABLE), "speech, then quiet room": ([speech, room], VARIABLE),
         "constant 128 kbit/s": ([room, speech], CONSTANT)}


def seconds(sound, quality, header):
    """How much librosa and FFmpeg read of the same file."""
    soundfile.write("sound.wav", np.concatenate(sound), RATE)
    subprocess.run([FFMPEG, "-v", "error", "-y", "-i", "sound.wav", "-c:a", "libmp3lame", *quality, "-write_xing", header,
                    "sound.mp3"], check=True)
    decoded = subprocess.run([FFMPEG, "-v", "error", "-i", "sound.mp3", "-f", "s16le", "-"], check=True, stdout=subprocess.PIPE)
    samples, rate = librosa.load("sound.mp3", sr=None)
    return len(samples) / rate, len(decoded.stdout) / 2 / RATE


read = {}
for name, (sound, quality) in CASES.items():
    read[name] = [seconds(sound, quality, header) for header in ("1", "0")]
    print(f"{name:25}", *(f"{word}: librosa {ours:5.2f} s, FFmpeg {all_of_it:5.2f} s  "
                           for word, (ours, all_of_it) in zip(("with header", "without"), read[name])))
whole = all(abs(seconds - 10) < .1 for both in read.values() for seconds in (*both[0], both[1][1]))
constant = abs(read.pop("constant 128 kbit/s")[1][0] - 10) < .1
sys.exit(0 if whole and constant and all(without < 4 for _, (without, _) in read.values()) else 1)
PY
