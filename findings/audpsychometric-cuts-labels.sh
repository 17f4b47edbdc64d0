#!/usr/bin/env bash
# audpsychometric's vote of raters cuts every label to the length of the first clip's: "happiness" becomes "happ" after a clip of fear.
#
# Versions: audpsychometric 0.1.1, NumPy 2.0.2, pandas 3.1.1, SciPy 1.17.1, scikit-learn 1.9.1, Python 3.11.
#
# `mode(ratings)` gives the label that most raters gave, clip by clip. It goes over the clips by NumPy's `apply_along_axis`, which makes room
# for the answers by the first one: words get as many letters as the first clip's label has, and longer ones lose their end. So
# the answer hangs on which clip stands first, and labels that begin alike become one. A clip alone, numbers, and words of one length
# are right, as is any table whose first clip has the longest label. No message comes. The documentation shows words of one letter.
#
# Hurt: whoever makes the truth of an emotional corpus from raters' words: most clips have labels that no list knows, drop out of training and
# count as errors, or a class seems empty.
#
# Seen on 2026-12-01 (600 made clips of six emotions, five raters, the same clips with another first one each time):
#   first clip fear       106 of 600 labels as they were; ange disg fear happ neut sadn
#   first clip anger      199 of 600 labels as they were; anger disgu fear happi neutr sadne
#   first clip happiness  600 of 600 labels as they were; anger disgust fear happiness neutral sadness
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q audpsychometric==0.1.1 numpy==2.0.2 pandas==3.1.1 scipy==1.17.1 scikit-learn==1.9.1
"$work/venv/bin/python" - <<'PY'
import collections
import random
import sys

import audpsychometric

LABELS = ["anger", "disgust", "fear", "happiness", "neutral", "sadness"]
random.seed(1)


def vote():
    """Three raters of five take the clip's label, the others any one."""
    label = random.choice(LABELS)
    return [label] * 3 + random.choices(LABELS, k=2)


def most(votes):
    return collections.Counter(votes).most_common(1)[0][0]


clips = [vote() for _ in range(600)]
so = True
for first in "fear", "anger", "happiness":
    # The same clips; only which of them stands first differs.
    rest = list(clips)
    start = next(i for i, votes in enumerate(clips) if most(votes) == first)
    ordered = [rest.pop(start)] + rest
    right = [most(votes) for votes in ordered]
    told = [str(label) for label in audpsychometric.mode(ordered)]
    one_by_one = [str(audpsychometric.mode(votes)) for votes in ordered]
    whole = sum(a == b for a, b in zip(told, right))
    print(f"first clip {first:10} {whole:3} of {len(clips)} labels as they were; " + " ".join(sorted(set(told))))
    so &= told == [label[:len(first)] for label in right] and one_by_one == right
    so &= (whole == len(clips)) == (first == "happiness")
sys.exit(0 if so else 1)
PY
