#!/usr/bin/env bash
# praatio's lax crop of a TextGrid moves each tier by another time: words, utterances and labels of emotion that began together no longer do.
#
# Versions: praatio 6.2.2, Python 3.11.
#
# `Textgrid.crop(start, end, mode, rebaseToZero=True)` cuts a stretch out and lets it begin at 0: the documentation tells that `cropStart` is
# subtracted from all times. In the mode "lax", which keeps intervals that are only partly inside, a tier whose first interval begins before the cut is
# moved by the begin of that interval instead, so that it begins at 0. Each tier has another such begin, and tiers of points are moved by
# `cropStart`. No tier that is moved otherwise fits the sound that was cut from `start` to `end`, and no two fit each other. No message comes.
# "truncated" moves all tiers alike, and "lax" without `rebaseToZero` moves none.
#
# Hurt: whoever cuts long recordings into clips together with their annotation: words fall under the wrong emotion or speaker.
#
# Seen on 2026-12-01 (a cut from 3 to 8 s; what was subtracted from each tier; the words under the label joy):
#   truncated, from 0 blink 3.0 s, emotion 3.0 s, utterance 3.0 s, word 3.0 s; under joy: no it is not
#   lax               blink 0.0 s, emotion 0.0 s, utterance 0.0 s, word 0.0 s; under joy: no it is not
#   lax, from 0       blink 3.0 s, emotion 0.0 s, utterance 1.0 s, word 2.5 s; under joy: not
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q praatio==6.2.2
"$work/venv/bin/python" - <<'PY'
import sys

from praatio import textgrid
from praatio.data_classes.interval_tier import IntervalTier
from praatio.data_classes.point_tier import PointTier

START, END, LENGTH = 3.0, 8.0, 10.0
TIERS = {
    "emotion": [(0.0, 5.0, "neutral"), (5.0, 10.0, "joy")],
    "utterance": [(1.0, 4.5, "so it is"), (5.0, 9.0, "no it is not")],
    "word": [(1.0, 2.5, "so"), (2.5, 3.5, "it"), (3.5, 4.5, "is"), (5.0, 5.5, "no"), (5.5, 6.5, "it"), (6.5, 7.5, "is"), (7.5, 9.0, "not")],
}
BLINKS = [(3.75, "first"), (6.25, "second")]

grid = textgrid.Textgrid()
for name, intervals in TIERS.items():
    grid.addTier(IntervalTier(name, intervals, 0, LENGTH))
grid.addTier(PointTier("blink", BLINKS, 0, LENGTH))


def taken_off(mode, rebase):
    """What was subtracted from the end of the tier's last interval that lies inside the cut, or from its first point."""
    cut = grid.crop(START, END, mode, rebase)
    off = {"blink": BLINKS[0][0] - cut.getTier("blink").entries[0].time}
    for name, intervals in TIERS.items():
        label = {"emotion": "neutral", "utterance": "so it is", "word": "is"}[name]
        before = next(end for start, end, text in intervals if text == label)
        off[name] = before - next(entry.end for entry in cut.getTier(name).entries if entry.label == label)
    return cut, off


so = True
for mode, rebase in ("truncated", True), ("lax", False), ("lax", True):
    cut, off = taken_off(mode, rebase)
    joy = next(entry for entry in cut.getTier("emotion").entries if entry.label == "joy")
    under = [entry.label for entry in cut.getTier("word").entries if joy.start <= (entry.start + entry.end) / 2 < joy.end]
    print(f"{mode + (', from 0' if rebase else ''):17} " + ", ".join(f"{name} {by:.1f} s" for name, by in off.items()) + f"; under joy: {' '.join(under)}")
    if mode == "lax" and rebase:
        so &= off == {"blink": START, "emotion": 0, "utterance": 1, "word": 2.5} and under == ["not"]
    else:
        so &= set(off.values()) == {START if rebase else 0} and under == ["no", "it", "is", "not"]
sys.exit(0 if so else 1)
PY
