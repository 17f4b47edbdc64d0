#!/usr/bin/env bash
# MNE reads annotations that it saved as text back too late, by as much as was cropped, if the recording began on a whole second.
#
# Versions: MNE 1.13.2, NumPy 2.4.6, pandas 3.1.1, Python 3.11.
#
# `annotations.save("x-annot.txt")` writes onsets from the start of the recording, and that start as "orig_time". Python writes a
# time of 0 microseconds without a fraction, but the reader accepts only times with six digits of fraction. So orig_time comes
# back as None, and `set_annotations` then counts the onsets from the first sample that is left. After `crop(10)`, all events are
# ten seconds late. No warning comes. EDF files usually tell whole seconds. CSV and FIF keep the start.
#
# Hurt: whoever marks events in a cropped recording of EEG, skin or heart and keeps the marks as text. Responses are then averaged
# around moments at which nothing happened.
#
# Seen on 2026-11-30 (a minute at 250 Hz, pulses at 12 and 30 s that are annotated, cropped to begin at 10 s; seconds in what is left):
#   began 12:00:00.000000, txt: pulses at [ 2. 20.], events at [12. 30.]
#   began 12:00:00.000000, csv: pulses at [ 2. 20.], events at [ 2. 20.]
#   began 12:00:00.000000, fif: pulses at [ 2. 20.], events at [ 2. 20.]
#   began 12:00:00.000001, txt: pulses at [ 2. 20.], events at [ 2. 20.]
#   began 12:00:00.000001, csv: pulses at [ 2. 20.], events at [ 2. 20.]
#   began 12:00:00.000001, fif: pulses at [ 2. 20.], events at [ 2. 20.]
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q mne==1.13.2 numpy==2.4.6 pandas==3.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import datetime
import sys

import mne
import numpy as np

RATE, PULSES, CROPPED = 250, (12, 30), 10
mne.set_log_level("WARNING")


def saved_and_read(began, kind):
    """Pulses in a cropped recording and the events of its annotations after a way through a file, in seconds."""
    signal = np.zeros((1, 60 * RATE))
    signal[0, [pulse * RATE for pulse in PULSES]] = 1
    raw = mne.io.RawArray(signal, mne.create_info(["skin"], RATE, "misc"))
    raw.set_meas_date(began)
    raw.set_annotations(mne.Annotations(PULSES, 0, "pulse", orig_time=began))
    raw.crop(CROPPED)
    raw.annotations.save(f"pulses-annot.{kind}", overwrite=True)
    raw.set_annotations(mne.read_annotations(f"pulses-annot.{kind}"))
    events, _ = mne.events_from_annotations(raw)
    return np.flatnonzero(raw.get_data()[0]) / RATE, (events[:, 0] - raw.first_samp) / RATE


as_told = True
for microseconds in (0, 1):
    began = datetime.datetime(2026, 1, 1, 12, 0, 0, microseconds, tzinfo=datetime.timezone.utc)
    for kind in ("txt", "csv", "fif"):
        pulses, events = saved_and_read(began, kind)
        print(f"began {began.time().isoformat('microseconds')}, {kind}: pulses at {pulses}, events at {events}")
        late = CROPPED if (kind, microseconds) == ("txt", 0) else 0
        as_told &= np.allclose(events - pulses, late, atol=1 / RATE)
sys.exit(0 if as_told else 1)
PY
