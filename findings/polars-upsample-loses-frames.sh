#!/usr/bin/env bash
# Polars' `upsample` keeps the rows whose time lies on its grid and loses all others: of ten seconds of 29.97 frames a second it keeps one.
#
# Versions: polars 2.1.0, NumPy 2.4.6, Python 3.11.
#
# `upsample("time", every="10ms")` makes a row each 10 ms from the first time on and joins the old rows to it by equal times. A row between two
# points of the grid is gone, with its values, though the result has more rows than before. The documentation's own example goes on with `interpolate()`:
# that draws lines between the rows that are left, far apart, and fills all gaps, so that the result looks whole. Its example has a grid on which
# all rows lie. Of the usual rates of films only 25 frames a second lie on a grid of 10 ms. Polars' issues 14327 and 26094 tell of it; the documentation does
# not. A table of the wanted times, and `join_asof` or numpy.interp, are right.
#
# Hurt: whoever brings scores of faces to the rate of skin conductance, heart or pitch: blinks and short smiles vanish, and at 29.97 frames a second
# the whole curve does.
#
# Seen on 2026-12-01 (ten seconds of a curve that swings four times a second, `every="10ms"`; rows kept; spread after `interpolate`, spread of the curve):
#      25 a second: 250 of 250 frames in 997 rows; 0.65, 0.65
#      30 a second: 100 of 300 frames in 997 rows; 0.45, 0.67
#   29.97 a second:   1 of 299 frames in 995 rows; 0.00, 0.67
#      60 a second: 200 of 600 frames in 999 rows; 0.62, 0.70
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q polars==2.1.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import datetime
import sys

import numpy as np
import polars as pl

START = datetime.datetime(2026, 1, 1)
so = True
for rate, name in (25, "25"), (30, "30"), (30000 / 1001, "29.97"), (60, "60"):
    count = int(10 * rate)
    seconds = np.round(np.arange(count) / rate, 6)
    curve = np.sin(2 * np.pi * 4 * seconds)
    frames = pl.DataFrame({"time": [START + datetime.timedelta(seconds=second) for second in seconds], "open": curve}).set_sorted("time")
    dense = frames.upsample("time", every="10ms")
    kept = dense["open"].count()
    drawn = dense.with_columns(pl.col("open").interpolate())["open"].drop_nulls().to_numpy()
    wanted = np.interp(np.arange(len(dense)) / 100, seconds, curve)
    print(f"{name:>5} a second: {kept:3} of {count} frames in {len(dense)} rows; {drawn.std():.2f}, {wanted.std():.2f}")
    on_grid = sum(round(second * 1e6) % 10_000 == 0 for second in seconds)
    so &= kept == on_grid and wanted.std() > .6
    so &= kept == count if rate == 25 else kept < .4 * count
    so &= drawn.std() < .01 if name == "29.97" else True
sys.exit(0 if so else 1)
PY
