#!/usr/bin/env bash
# Keras's MelSpectrogram of a soft voice depends on the loudest recording that shares the batch: its quiet half is cut off, by up to 39 dB.
#
# Versions: Keras 3.15.1 with JAX 0.10.2, NumPy 2.4.6, SciPy 1.17.1, Python 3.11.
#
# The layer gives decibels and raises all that lies more than `top_db`, 80, below the maximum to that bound. The maximum is that of the whole
# batch, not of each recording. A soft voice beside a loud one loses what lies 80 dB below the loud one; alone it keeps that. The documentation tells the bound
# as `max(10 * log10(S)) - top_db`, and not that S is the batch. So the same recording has other features in each batch of a
# training, and others again alone. No message comes. `top_db=None` is refused; a `top_db` of 200 makes all batches alike.
#
# Hurt: nets for emotion in voices behind this layer: their answer for one clip differs with the size and order of the batches, and soft, sad voices, that
# share batches with shouted ones, lose their breath and their high bands in training, but not when they come alone.
#
# Seen on 2026-12-01 (one second of a made voice, with peaks of 0.3 to 0.01, alone and beside one with a peak of 0.9; share of the values that
# change, largest change, mean level alone and beside):
#   peak 0.3 : 42.0% change, by up to  9.5 dB; mean -24.3 and -20.4 dB
#   peak 0.1 : 45.1% change, by up to 19.1 dB; mean -33.9 and -25.8 dB
#   peak 0.03: 49.7% change, by up to 29.5 dB; mean -44.3 and -31.3 dB
#   peak 0.01: 55.4% change, by up to 39.1 dB; mean -53.9 and -35.9 dB
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q keras==3.15.1 jax==0.10.2 numpy==2.4.6 scipy==1.17.1
cd "$work"
KERAS_BACKEND=jax "$work/venv/bin/python" - <<'PY' 2>log || { cat log; exit 1; }
import sys

import keras
import numpy as np

RATE = 16000
time = np.arange(RATE) / RATE
voice = sum(np.sin(2 * np.pi * 150 * h * time) / h for h in range(1, 20)) * np.hanning(RATE) ** 2
voice /= np.abs(voice).max()


def mel(*recordings, top_db):
    layer = keras.layers.MelSpectrogram(sampling_rate=RATE, fft_length=512, sequence_stride=160, num_mel_bins=40, max_freq=8000, top_db=top_db)
    return np.asarray(layer(np.stack(recordings).astype("float32")))[0]


so = True
for peak in .3, .1, .03, .01:
    soft, loud = peak * voice, .9 * voice
    alone, beside = mel(soft, top_db=80), mel(soft, loud, top_db=80)
    change = np.abs(beside - alone)
    print(f"peak {peak:<4}: {(change > .01).mean():5.1%} change, by up to {change.max():4.1f} dB; mean {alone.mean():.1f} and {beside.mean():.1f} dB")
    whole_alone, whole_beside = mel(soft, top_db=200), mel(soft, loud, top_db=200)
    loudest = mel(loud, top_db=200).max()
    so &= np.allclose(alone, np.maximum(whole_alone, whole_alone.max() - 80), atol=.01)
    so &= np.allclose(beside, np.maximum(whole_alone, loudest - 80), atol=.01)
    so &= np.allclose(whole_alone, whole_beside, atol=.01) and (change > .01).mean() > .3
sys.exit(0 if so else 1)
PY
