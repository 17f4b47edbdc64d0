#!/usr/bin/env bash
# Silero VAD takes 48 kHz sound by keeping every third sample: a whistle nobody hears hides all speech from it.
#
# Versions: silero-vad 6.2.3, PyTorch 2.15.0, NumPy 2.4.6, SciPy 1.17.1, Python 3.11.
#
# The detector takes 16 kHz, and 48 kHz too, "cast to 16000" with a warning. It casts by slicing, without a low-pass filter:
# all that lies above 8 kHz folds down into speech. Monitors, power supplies and old television sets whistle at 15 to 16 kHz,
# where few adults hear it and every camera records it. Such a whistle lands at a few hundred hertz, and the detector then finds
# no speech at all in a recording that is full of it. The reverse happens too: what lies above 8 kHz alone, and is gone after
# any real conversion to 16 kHz, can be told as speech. Converted to 16 kHz by a resampler first, both are right.
#
# Hurt: whoever cuts 48 kHz camera sound by this detector and passes sampling_rate=48000, as its documentation allows.
#
# Seen on 2026-11-29 (share of the time told as speech):
#   speech                                   48 kHz 0.98   16 kHz 0.98
#   speech and a whistle of 15.734 kHz       48 kHz 0.00   16 kHz 0.96
#   speech moved to 9-16 kHz, nothing below  48 kHz 1.00   16 kHz 0.00
#
# The sound is made here: vowels of a moving pitch. Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-deps silero-vad==6.2.3
"$work/venv/bin/pip" install -q torch==2.15.0 numpy==2.4.6 scipy==1.17.1 packaging
"$work/venv/bin/python" - <<'PY'
import sys
import warnings

import numpy as np
import torch
from scipy import signal
from silero_vad import get_speech_timestamps, load_silero_vad

warnings.simplefilter("ignore")
RATE = 48000
VOWELS = [(730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410)]


def vowels(seconds):
    time = np.arange(RATE * seconds) / RATE
    drift = np.random.default_rng(0).normal(0, 1, time.size).cumsum() * .01
    phase = 2 * np.pi * np.cumsum(120 + 25 * np.sin(2 * np.pi * .4 * time) + drift) / RATE
    source = sum(np.cos(k * phase) / k for k in range(1, 30))
    sound = np.zeros(time.size)
    length = int(.16 * RATE)
    for number, start in enumerate(range(0, time.size - length, int(.2 * RATE))):
        part = source[start:start + length] * np.hanning(length)
        for formant, gain, width in zip(VOWELS[number % 5], (1, .5, .25), (80, 100, 120)):
            pole = np.exp(-np.pi * width / RATE)
            recursion = [1, -2 * pole * np.cos(2 * np.pi * formant / RATE), pole * pole]
            sound[start:start + length] += gain * signal.lfilter([1 - pole], recursion, part)
    return sound / abs(sound).max() / 2


model = load_silero_vad(onnx=False)


def share(sound, rate):
    spans = get_speech_timestamps(torch.from_numpy(sound.astype(np.float32)), model, sampling_rate=rate)
    return sum(span["end"] - span["start"] for span in spans) / sound.size


speech = vowels(6)
time = np.arange(speech.size) / RATE
low = signal.filtfilt(signal.firwin(513, 7000, fs=RATE), [1], speech)
high = signal.filtfilt(signal.firwin(513, 9000, fs=RATE, pass_zero=False), [1], 2 * low * np.cos(2 * np.pi * 16000 * time))
whistle = .05 * speech + .2 * np.sin(2 * np.pi * 15734 * time)
seen = {}
for name, sound in (("speech", speech), ("speech and a whistle of 15.734 kHz", whistle),
                    ("speech moved to 9-16 kHz, nothing below", high)):
    seen[name] = share(sound, RATE), share(signal.resample_poly(sound, 1, 3), 16000)
    print(f"{name:40} 48 kHz {seen[name][0]:.2f}   16 kHz {seen[name][1]:.2f}")
plain, whistled, moved = seen.values()
sys.exit(0 if min(plain) > .8 and whistled[0] < .2 < .8 < whistled[1] and moved[1] < .2 < .8 < moved[0] else 1)
PY
