#!/usr/bin/env bash
# pyxdf moves the times of a camera that lost frames: by a quarter of a second for half a second lost, by seconds if it slowed down.
#
# Versions: pyxdf 1.17.5, NumPy 2.4.6, Python 3.11.
#
# Lab Streaming Layer stamps each frame, or each row of scores, when it comes. `load_xdf` takes the jitter out: it draws one straight
# line through the stamps of a stream against the number of the row, and breaks it only where a second and 500 rows are missing, which
# at 30 a second are 17 s. Where less is lost the rows no longer lie on a line, but their times are put on it: all frames
# move, before and behind the gap. A stream keeps its times if its nominal rate is 0, or if its writer has set
# `desc/synchronization/can_drop_samples`; or by `dejitter_timestamps=False`. The log tells only of other effective rates.
#
# Hurt: whoever sets scores of a webcam against EEG, heart rate or a stimulus in one XDF file: latencies of a response of some 100 ms are
# off by as much, for all the recording.
#
# Seen on 2026-11-30 (a minute at 30 a second by LSL's clock; the largest error of a time that pyxdf gives):
#   no frame lost             0.006 s (irregular: 0.000 s, flagged: 0.000 s, not dejittered: 0.000 s)
#   half a second lost        0.276 s (irregular: 0.000 s, flagged: 0.000 s, not dejittered: 0.000 s)
#   ten seconds lost          5.437 s (irregular: 0.000 s, flagged: 0.000 s, not dejittered: 0.000 s)
#   one frame in twenty lost  0.276 s (irregular: 0.000 s, flagged: 0.000 s, not dejittered: 0.000 s)
#   15 a second after 30 s    6.651 s (irregular: 0.000 s, flagged: 0.000 s, not dejittered: 0.000 s)
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyxdf==1.17.5 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import logging
import struct
import sys

import numpy as np
import pyxdf

RATE = 30
ID = struct.pack("<I", 1)
logging.disable()


def chunk(tag, content):
    return b"\x04" + struct.pack("<IH", len(content) + 2, tag) + content


def write(stamps, rate, flagged):
    flag = "<desc><synchronization><can_drop_samples>true</can_drop_samples></synchronization></desc>" if flagged else ""
    header = ("<?xml version='1.0'?><info><name>face</name><type>Scores</type><channel_count>1</channel_count>"
              f"<nominal_srate>{rate}</nominal_srate><channel_format>float32</channel_format>{flag}</info>")
    footer = (f"<?xml version='1.0'?><info><first_timestamp>{stamps[0]}</first_timestamp>"
              f"<last_timestamp>{stamps[-1]}</last_timestamp><sample_count>{len(stamps)}</sample_count></info>")
    with open("scores.xdf", "wb") as file:
        file.write(b"XDF:" + chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>"))
        file.write(chunk(2, ID + header.encode()))
        for start in range(0, len(stamps), RATE):
            rows = stamps[start:start + RATE]
            file.write(chunk(4, ID + struct.pack("<dd", rows[0], 0)))
            file.write(chunk(3, ID + b"\x04" + struct.pack("<I", len(rows))
                             + b"".join(b"\x08" + struct.pack("<df", stamp, .5) for stamp in rows)))
        file.write(chunk(6, ID + footer.encode()))


def error(stamps, rate=RATE, flagged=False, **options):
    write(stamps, rate, flagged)
    streams, _ = pyxdf.load_xdf("scores.xdf", **options)
    return np.abs(streams[0]["time_stamps"] - stamps).max()


random = np.random.default_rng(0)
seconds = np.arange(60 * RATE) / RATE
number = np.arange(60 * RATE)
kept = {"no frame lost": seconds >= 0, "half a second lost": (seconds < 10) | (seconds >= 10.5),
        "ten seconds lost": (seconds < 30) | (seconds >= 40), "one frame in twenty lost": random.random(len(seconds)) > .05,
        "15 a second after 30 s": (seconds < 30) | (number % 2 == 0)}
seen = {}
for name, rows in kept.items():
    stamps = 100 + seconds[rows] + random.normal(0, .002, rows.sum())
    seen[name] = [error(stamps), error(stamps, rate=0), error(stamps, flagged=True), error(stamps, dejitter_timestamps=False)]
    print("{:25} {:.3f} s (irregular: {:.3f} s, flagged: {:.3f} s, not dejittered: {:.3f} s)".format(name, *seen[name]))
whole, gap, long_gap, twentieth, slowed = (errors[0] for errors in seen.values())
others = max(max(errors[1:]) for errors in seen.values())
sys.exit(0 if whole < .02 and others < 1e-6 and min(gap, twentieth) > .2 and min(long_gap, slowed) > 4 else 1)
PY
