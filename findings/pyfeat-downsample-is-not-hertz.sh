#!/usr/bin/env bash
# py-feat's `downsample(target=10)`, "target sampling frequency in Hz", makes 3 rows a second of 30, and says that they are 10 a second.
#
# Versions: py-feat 2.1.5, PyTorch 2.15.0, torchcodec 0.17.0, pandas 3.1.1, NumPy 2.4.6, Python 3.11.
#
# `Fex.downsample` passes the number on to `feat.utils.stats.downsample`, which takes it as a number of rows to average, unless
# `target_type="hz"` is given too. Then it sets the table's `sampling_freq` to the number. It is right only by chance, if the rate is
# the square of what was asked for (5 of 25). Whatever reads `sampling_freq` afterwards is wrong by the same factor. `upsample` does
# take hertz. With `target_type="hz"` both rate and rows are right.
#
# Hurt: whoever brings action units or emotions of films to a common rate by this, to set them against physiology or each other: durations
# and frequencies are wrong by the target's square over the rate, here 3.3.
#
# Seen on 2026-11-30 (10 s of a smile that comes and goes once a second):
#   30 to 10 Hz:  30 rows, 3 a second, told as 10, smile at 3.33 Hz; with target_type 100 rows, told as 10, smile at 1.00 Hz
#   60 to 15 Hz:  40 rows, 4 a second, told as 15, smile at 3.75 Hz; with target_type 150 rows, told as 15, smile at 1.00 Hz
#   25 to  5 Hz:  50 rows, 5 a second, told as 5, smile at 1.00 Hz; with target_type 50 rows, told as 5, smile at 1.00 Hz
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs 8 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q py-feat==2.1.5 torch==2.15.0 torchcodec==0.17.0 pandas==3.1.1 numpy==2.4.6
"$work/venv/bin/python" -W ignore - <<'PY'
import sys

import numpy as np
from feat import Fex

SECONDS = 10


def hertz(table):
    """How often a second the smile comes, by the table's own rate."""
    smile = table["AU12"].to_numpy()
    return np.abs(np.fft.rfft(smile - smile.mean())).argmax() * table.sampling_freq / len(smile)


as_told = True
for rate, target in (30, 10), (60, 15), (25, 5):
    smile = .5 - .5 * np.cos(2 * np.pi * np.arange(SECONDS * rate) / rate)
    table = Fex({"AU12": smile}, au_columns=["AU12"], sampling_freq=rate)
    plain, in_hertz = table.downsample(target=target), table.downsample(target=target, target_type="hz")
    print(f"{rate} to {target:2} Hz: {len(plain):3} rows, {len(plain) / SECONDS:.0f} a second, told as {plain.sampling_freq}, "
          f"smile at {hertz(plain):.2f} Hz; with target_type {len(in_hertz)} rows, told as {in_hertz.sampling_freq}, "
          f"smile at {hertz(in_hertz):.2f} Hz")
    by_chance = target * target == rate
    as_told &= len(in_hertz) == SECONDS * target and (len(plain) == SECONDS * target) == by_chance and plain.sampling_freq == target
sys.exit(0 if as_told else 1)
PY
