#!/usr/bin/env bash
# praatio's `crop` moves the tiers of a TextGrid against each other, by seconds, if it keeps what the edge cuts and lets time begin at 0.
#
# Versions: praatio 6.2.2, Python 3.11.
#
# `Textgrid.crop(start, end, mode, rebaseToZero)` cuts a stretch out of all tiers. With the mode "lax" intervals that reach over the edge are
# kept whole. With `rebaseToZero` "timestamps will be subtracted by the cropStart". But each interval tier whose first interval began before
# the cut is moved by that interval's own start: the longer the interval, the further the tier comes off. Point tiers are moved by the cut. So
# tiers that lay on each other do so no more, and none but the points lies on the sound that was cut at the same times. The other two
# modes, and "lax" without `rebaseToZero`, are right. No message comes.
#
# Hurt: whoever cuts trials or scenes out of annotated recordings: words lie seconds beside the emotions, gestures and sound they came with.
#
# Seen on 2026-12-01 (20 to 40 s of a minute with words of 1.5 s, emotions of 8 to 9 s and nods; by how much each tier became earlier):
#   truncated  earlier by 20 s (words), 20 s (emotion), 20 s (nods)
#   strict     earlier by 20 s (words), 20 s (emotion), 20 s (nods)
#   lax        earlier by 19 s (words), 14 s (emotion), 20 s (nods)
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q praatio==6.2.2
"$work/venv/bin/python" - <<'PY'
import sys

from praatio.textgrid import IntervalTier, PointTier, Textgrid

LENGTH, START, END = 60, 20, 40
grid = Textgrid(0, LENGTH)
grid.addTier(IntervalTier("words", [(time, time + 1.5, f"word {time}") for time in range(1, 58, 2)], 0, LENGTH))
grid.addTier(IntervalTier("emotion", [(14, 23, "neutral"), (23, 31, "happy"), (31, 39, "sad")], 0, LENGTH))
grid.addTier(PointTier("nods", [(time + .25, f"nod {time}") for time in range(1, 58, 4)], 0, LENGTH))
so = True
for mode in "truncated", "strict", "lax":
    cut, same = (grid.crop(START, END, mode, rebaseToZero) for rebaseToZero in (True, False))
    earlier = {}
    for tier, at in zip(cut.tiers, same.tiers):
        by = {round(old[-2] - new[-2], 6) for old, new in zip(at.entries, tier.entries, strict=True)}
        so &= len(by) == 1 and [entry[-1] for entry in at.entries] == [entry[-1] for entry in tier.entries]
        earlier[tier.name] = by.pop()
    print(f"{mode:10}", "earlier by", ", ".join(f"{by:g} s ({name})" for name, by in earlier.items()))
    so &= list(earlier.values()) == ([19, 14, START] if mode == "lax" else [START] * 3)
sys.exit(0 if so else 1)
PY
