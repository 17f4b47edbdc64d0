#!/usr/bin/env bash
# pandas' `rank` on Spark gives a missing rating the lowest rank, a real one, where pandas gives it none: all true ratings move up.
#
# Versions: pyspark 4.3.0, pandas 2.3.3 (pyspark does not run with pandas 3), NumPy 2.4.6, PyArrow 26.0.1, Python 3.11, Java 17.0.15.
#
# `pyspark.pandas` takes a program written for pandas, with the import changed. Its `rank` is a window of Spark's, in which null comes first: missing cells
# share the ranks from 1 on. Their row has a number, so that nothing downstream knows that it was missing. `groupby(...).rank` does the same. The
# documentation of `rank` is pandas' text and tells nothing of missing values; mean, spread and correlation of the same column leave them out, as
# pandas does. No message comes.
#
# Hurt: whoever brings raters to one scale by ranks, or correlates ranks, of clips that not everyone has rated: a clip that was not rated counts as one that was
# rated worst, and agreement drops, or rises where raters skip the same clips.
#
# Seen on 2026-12-01 (ranks of 3, none, 1, 5; then 500 made clips, ratings of two people from 1 to 9; correlation of the ranks by pandas and on Spark):
#   ranks by pandas: 2.0 nan 1.0 3.0
#   ranks on Spark:  3.0 1.0 2.0 4.0
#   all rated                0.713 0.713
#   a third skipped by one   0.720 0.320
#   a third skipped by both  0.720 0.899
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Java 17 or newer and 1 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyspark==4.3.0 pandas==2.3.3 numpy==2.4.6 pyarrow==26.0.1
cd "$work"
PYARROW_IGNORE_TIMEZONE=1 "$work/venv/bin/python" - <<'PY' 2>log || { cat log; exit 1; }
import sys

import numpy as np
import pandas
from pyspark.sql import SparkSession

SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate()
import pyspark.pandas

few = [3.0, None, 1.0, 5.0]
plain, spark = pandas.Series(few).rank(), pyspark.pandas.Series(few).rank().sort_index().to_pandas()
print("ranks by pandas:", *plain.tolist())
print("ranks on Spark: ", *spark.tolist())
so = plain.fillna(0).tolist() == [2, 0, 1, 3] and spark.tolist() == [3, 1, 2, 4]

random = np.random.default_rng(1)
worth = random.normal(size=500)
first, second = (np.clip(np.round(5 + 1.8 * worth + random.normal(size=500)), 1, 9) for _ in range(2))
late = random.random(500) < .3
CASES = {"all rated": (np.zeros(500, bool), np.zeros(500, bool)), "a third skipped by one": (late, np.zeros(500, bool)), "a third skipped by both": (late, late)}
for name, (skipped, also) in CASES.items():
    table = {"first": np.where(skipped, np.nan, first), "second": np.where(also, np.nan, second)}
    told = [frame(table).rank().corr().loc["first", "second"] for frame in (pandas.DataFrame, pyspark.pandas.DataFrame)]
    means = [frame(table)["first"].mean() for frame in (pandas.DataFrame, pyspark.pandas.DataFrame)]
    print(f"{name:24} {told[0]:.3f} {told[1]:.3f}")
    so &= abs(means[0] - means[1]) < 1e-9
    so &= {"all rated": abs(told[1] - told[0]) < 1e-9, "a third skipped by one": told[1] < told[0] - .2}.get(name, told[1] > told[0] + .02)
sys.exit(0 if so else 1)
PY
