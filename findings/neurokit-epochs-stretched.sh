#!/usr/bin/env bash
# NeuroKit2 stretches the times of an epoch: its last row is told a whole sample late, 0.2 s at five rows a second.
#
# Versions: neurokit2 0.3.0, pandas 3.1.1, NumPy 2.4.6, Python 3.11.
#
# `epochs_create` cuts the rows from `epochs_start` to before `epochs_end` about an event, 25 rows for 5 s at 5 a second, and gives them times as
# index. It spreads these evenly over the whole span, both ends included. So 25 rows stand 0.2083 s apart, not 0.2 s: the first is right,
# each further one is later by another 1/24 of a sample, and the last one, taken 0.2 s before the end, is told at the end itself. The event's row is
# not at 0. The shorter the epoch and the slower the rows, the more; an epoch of one second at 4 a second has steps of a third of a
# second. `epochs_to_df` takes the same times over. The values are the right ones. Nothing is said.
#
# Hurt: whoever cuts scores of faces, ratings or slow physiology about events: latencies and slopes are off by up to a sample, and epochs of other
# rates or lengths do not lie on each other.
#
# Seen on 2026-11-30 (a column that holds its own time, event at 20 s; rows, step and last time that the epoch tells, last time that is true, and
# what the event's own row tells):
#     4 a second, 0 to 1 s     4   0.3333   1.000   0.750   event at 0.0000
#     5 a second, -1 to 4 s    25   0.2083   4.000   3.800   event at 0.0417
#    25 a second, -1 to 4 s   125   0.0403   4.000   3.960   event at 0.0081
#   100 a second, -1 to 4 s   500   0.0100   4.000   3.990   event at 0.0020
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q neurokit2==0.3.0 pandas==3.1.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import neurokit2
import numpy as np
import pandas as pd

EVENT = 20
so = True
for rate, start, end in ((4, 0, 1), (5, -1, 4), (25, -1, 4), (100, -1, 4)):
    scores = pd.DataFrame({"time": np.arange(60 * rate) / rate})
    epochs = neurokit2.epochs_create(scores, events=[EVENT * rate], sampling_rate=rate, epochs_start=start, epochs_end=end)
    epoch = epochs["1"]
    told, true = epoch.index.to_numpy(float), epoch["time"].to_numpy() - EVENT
    table = neurokit2.epochs_to_df(epochs)["Time"].to_numpy(float)
    at = told[np.argmin(np.abs(true))]
    print(f"{rate:3} a second, {start} to {end} s   {len(epoch):3}   {told[1] - told[0]:.4f}   {told[-1]:.3f}   {true[-1]:.3f}   event at {at:.4f}")
    late = np.arange(len(epoch)) / (len(epoch) - 1) / rate
    so &= len(epoch) == (end - start) * rate and np.allclose(told - true, late) and np.array_equal(told, table)
sys.exit(0 if so else 1)
PY
