#!/usr/bin/env bash
# pyirr's Krippendorff alpha of two or three grades is below zero for raters who always agree: it counts agreement as disagreement.
#
# Versions: pyirr 0.84.1.2, krippendorff 0.9.0 (checks), NumPy 2.4.6, pandas 3.1.1, SciPy 1.17.1, Python 3.11.
#
# pyirr brings R's package irr to Python. Its `kripp_alpha` needs the part of the table of pairs above the diagonal, and begins it at diagonal
# `number of grades // 2 - 1`. That is the right one for four and five grades, as in the example of irr. Of two and three grades it is the
# main diagonal: pairs that agree come in as pairs that do not. Of six grades and more the first pairs are left out, and it
# stops with an IndexError. No message comes for two and three. irr itself takes all above the diagonal.
#
# Hurt: whoever reports agreement on yes or no (smiles, laughs, speaks) or on negative, neutral and positive by pyirr.
#
# Seen on 2026-12-01 (300 made clips, three raters; how often a rater takes another grade; alpha by pyirr, by krippendorff, and counted by pairs):
#   2 grades,  0% slips  -0.95  1.00  1.00
#   2 grades, 10% slips  -0.60  0.67  0.67
#   2 grades, 30% slips  -0.08  0.14  0.14
#   3 grades,  0% slips  -0.91  1.00  1.00
#   3 grades, 10% slips  -0.65  0.74  0.74
#   3 grades, 30% slips  -0.24  0.33  0.33
#   4 grades,  0% slips   1.00  1.00  1.00
#   4 grades, 10% slips   0.76  0.76  0.76
#   4 grades, 30% slips   0.39  0.39  0.39
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyirr==0.84.1.2 krippendorff==0.9.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1
"$work/venv/bin/python" - <<'PY'
import sys

import krippendorff
import numpy as np
import pyirr

RATERS, CLIPS = 3, 300


def by_pairs(ratings):
    """Nominal alpha of raters who rated every clip, pair by pair."""
    observed = np.mean([a != b for clip in ratings for i, a in enumerate(clip) for j, b in enumerate(clip) if i != j])
    everything = ratings.ravel()
    unlike = sum(np.sum(everything != value) for value in everything)
    return 1 - observed / (unlike / everything.size / (everything.size - 1))


so = True
for grades in 2, 3, 4:
    for slip in 0, .1, .3:
        random = np.random.default_rng(1)
        truth = random.integers(0, grades, CLIPS)
        other = (truth[:, None] + random.integers(1, grades, (CLIPS, RATERS))) % grades
        ratings = np.where(random.random((CLIPS, RATERS)) < slip, other, truth[:, None]).astype(float)
        told, right, counted = pyirr.kripp_alpha(ratings).value, krippendorff.alpha(ratings.T, level_of_measurement="nominal"), by_pairs(ratings)
        print(f"{grades} grades, {slip:3.0%} slips {told:6.2f} {right:5.2f} {counted:5.2f}")
        so &= abs(right - counted) < 1e-9 and (abs(told - right) < .001 if grades == 4 else told < right - .2)
        so &= slip > 0 or counted == 1 and (grades == 4 or told < 0)
sys.exit(0 if so else 1)
PY
