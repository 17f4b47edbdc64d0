#!/usr/bin/env bash
# To statsmodels' Fleiss kappa a missing vote is a vote for "nan": full agreement counts as half, and none can count as some.
#
# Versions: statsmodels 0.15.0, krippendorff 0.9.0, pandas 3.1.1, NumPy 2.4.6, Python 3.11.
#
# `aggregate_raters` counts how often each category was given to each clip, for `fleiss_kappa`. NaN is one category more to it. Each row
# then adds up to the number of raters, as if all had voted, and the check for unequal numbers of votes passes. Two raters who
# both skipped a clip agree on it. If raters skip at random, kappa is too low; if whole groups of raters saw only part of the
# clips, as in crowds, kappa is too high where labels are chance. The names of the categories come back beside the table; nothing else
# tells. Krippendorff's alpha leaves missing votes out and says what kappa says of complete votes.
#
# Hurt: who reports the agreement of raters on emotions, of whom not all saw every clip.
#
# Seen on 2026-11-30 (300 made clips, 5 raters, 4 emotions):
#                                                         kappa, all voted   kappa   alpha
#   all agree         , three votes in ten are missing              1.00      0.48    1.00
#   all agree         , two raters saw all, three half              1.00      0.62    1.00
#   two in three agree, three votes in ten are missing              0.45      0.21    0.45
#   two in three agree, two raters saw all, three half              0.45      0.34    0.48
#   chance            , three votes in ten are missing              0.00      0.02    0.03
#   chance            , two raters saw all, three half              0.00      0.10    0.01
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q statsmodels==0.15.0 krippendorff==0.9.0 pandas==3.1.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import krippendorff
import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

CLIPS, RATERS, EMOTIONS = 300, 5, 4
random = np.random.default_rng(0)
at_random = random.random((CLIPS, RATERS)) < .3
in_part = np.zeros((CLIPS, RATERS), bool)
in_part[::2, 2:] = True


def kappa(votes):
    return fleiss_kappa(aggregate_raters(votes)[0])


seen = {}
print(f"{'':53} kappa, all voted   kappa   alpha")
for name, sure in ("all agree", 1), ("two in three agree", .7), ("chance", 0):
    emotion = random.integers(0, EMOTIONS, (CLIPS, 1))
    votes = np.where(random.random((CLIPS, RATERS)) < sure, emotion, random.integers(0, EMOTIONS, (CLIPS, RATERS))).astype(float)
    for how, missing in ("three votes in ten are missing", at_random), ("two raters saw all, three half", in_part):
        gaps = np.where(missing, np.nan, votes)
        seen[name, how] = kappa(votes), kappa(gaps), krippendorff.alpha(gaps.T, level_of_measurement="nominal")
        print("{:18}, {:32} {:15.2f} {:9.2f} {:7.2f}".format(name, how, *seen[name, how]))
alike = all(abs(complete - alpha) < .05 for complete, _, alpha in seen.values())
full, partly = (seen["all agree", how][1] for how in ("three votes in ten are missing", "two raters saw all, three half"))
sys.exit(0 if alike and max(full, partly) < .7 and seen["chance", "two raters saw all, three half"][1] > .05 else 1)
PY
