#!/usr/bin/env bash
# webvtt-py from 0.5 on gives a subtitle's `start_in_seconds` without its milliseconds: words begin up to a second early and last 0 or 1 s.
#
# Versions: webvtt-py 0.4.6, 0.5.1 and 0.6.0, Python 3.11.
#
# Up to 0.4.6 `Caption.start_in_seconds` and `end_in_seconds` were fractions of seconds, as many scripts use them. From 0.5 on they have the
# same names and describe themselves in the same words, but are whole numbers: the milliseconds are cut off, not rounded. A cue within one
# second gets the length 0, one across the turn of a second gets 1 s at least. `start` (text) and, from 0.5 on, `start_time` keep the
# milliseconds. Nothing is said on an upgrade.
#
# Hurt: whoever cuts sound or scores by subtitles, above all those of speech recognisers with a cue for each word: spans are empty or hold
# other words, and latencies come in steps of a second.
#
# Seen on 2026-11-30 (300 words of 0.15 to 0.6 s, made; spans by `start_in_seconds` and `end_in_seconds`):
#   0.4.6: first words 0.000-0.582 0.582-0.929 0.929-1.467; 0 are empty, mean length 0.378 s, start too early by 0.000 s on average
#   0.5.1: first words 0.000-0.000 0.000-0.000 0.000-1.000; 187 are empty, mean length 0.377 s, start too early by 0.485 s on average
#   0.6.0: first words 0.000-0.000 0.000-0.000 0.000-1.000; 187 are empty, mean length 0.377 s, start too early by 0.485 s on average
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/spans.py" <<'PY'
import random
import sys

import webvtt

version, file, whole = sys.argv[1:]
lengths = random.Random(0)
times = [0]
for _ in range(300):
    times.append(times[-1] + lengths.randrange(150, 600))


def clock(ms):
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


with open(file, "w") as out:
    out.write("WEBVTT\n\n" + "\n".join(f"{clock(start)} --> {clock(end)}\nword\n" for start, end in zip(times, times[1:])))
spans = [(float(caption.start_in_seconds), float(caption.end_in_seconds)) for caption in webvtt.read(file)]
empty = sum(start == end for start, end in spans)
early = sum(time / 1000 - start for time, (start, _) in zip(times, spans)) / len(spans)
print(f"{version}: first words {' '.join(f'{start:.3f}-{end:.3f}' for start, end in spans[:3])}; {empty} are empty, mean length "
      f"{sum(end - start for start, end in spans) / len(spans):.3f} s, start too early by {early:.3f} s on average")
sys.exit(0 if len(spans) == 300 and (early > .4 and empty > 100 if whole == "whole" else abs(early) < .001 and empty == 0) else 1)
PY
while read -r version seconds; do
	python3 -m venv "$work/$version"
	"$work/$version/bin/pip" install -q "webvtt-py==$version"
	"$work/$version/bin/python" "$work/spans.py" "$version" "$work/words.vtt" "$seconds"
done <<'VERSIONS'
0.4.6 exact
0.5.1 whole
0.6.0 whole
VERSIONS
