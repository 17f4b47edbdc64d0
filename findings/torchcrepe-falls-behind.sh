#!/usr/bin/env bash
# torchcrepe's pitch falls behind the recording if the hop is no whole number of samples at 16 kHz: by 0.15 s after 15 s.
#
# Versions: torchcrepe 0.0.24, PyTorch 2.11.0, torchaudio 2.11.0, NumPy 2.4.6, Python 3.11.
#
# `predict(audio, sample_rate, hop_length)` takes the hop in samples of the recording. It converts the recording to 16 kHz, and
# the hop too, by `int(hop_length * 16000 / sample_rate)`: 256 samples at 44.1 kHz are 92.88, and become 92. Frames are then closer than
# asked for, and there are more of them than its documentation tells. Frame n is not at n * hop_length / sample_rate, and the error
# grows with time. No warning comes. Hops of 10 ms are right at all usual rates but 11.025 and 22.05 kHz.
#
# Hurt: whoever sets pitch beside the features of librosa (hops of 256 or 512 samples), words or frames of a film: after a minute at
# 44.1 kHz pitch is more than half a second off.
#
# Seen on 2026-11-30 (20 s of a voice that steps from 200 to 300 Hz at 15 s; where the pitch steps):
#   16000 Hz, hop 160: 2001 frames (right: 2001), step at 15.00 s
#   44100 Hz, hop 441: 2001 frames (right: 2001), step at 15.00 s
#   44100 Hz, hop 256: 3479 frames (right: 3446), step at 15.15 s
#   48000 Hz, hop 512: 1883 frames (right: 1876), step at 15.06 s
#   22050 Hz, hop 256: 1730 frames (right: 1723), step at 15.06 s
#   22050 Hz, hop 512: 863 frames (right: 862), step at 15.02 s
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs 8 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q torchcrepe==0.0.24 torch==2.11.0 torchaudio==2.11.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import torch
import torchcrepe

SECONDS, STEP = 20, 15
as_told = True
for rate, hop in ((16000, 160), (44100, 441), (44100, 256), (48000, 512), (22050, 256), (22050, 512)):
    pitch = np.where(np.arange(SECONDS * rate) < STEP * rate, 200, 300)
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    voice = torch.tensor(sum(.2 * np.sin(n * phase) / n for n in range(1, 6)), dtype=torch.float32)[None]
    found = torchcrepe.predict(voice, rate, hop_length=hop, fmin=50, fmax=550, model="tiny", batch_size=512, device="cpu")[0].numpy()
    step = np.argmax(found > 250) * hop / rate
    true_hop = hop * 16000 / rate
    wanted = STEP * true_hop / int(true_hop)
    print(f"{rate:5} Hz, hop {hop}: {len(found)} frames (right: {1 + SECONDS * rate // hop}), step at {step:.2f} s")
    as_told &= abs(step - wanted) < .03 and (len(found) == 1 + SECONDS * rate // hop) == (true_hop == int(true_hop))
sys.exit(0 if as_told else 1)
PY
