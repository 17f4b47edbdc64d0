#!/usr/bin/env bash
# DuckDB and Arrow count scores in a Parquet file otherwise if the same rows are cut into other row groups.
#
# Versions: DuckDB 2.0.1, PyArrow 26.0.1, Polars 2.1.0, NumPy 2.4.6, Python 3.11.
#
# A frame without a face often has NaN as its score. A Parquet file tells the smallest and the largest value of each row group and,
# by its specification, leaves NaN out of both. To DuckDB, NaN is greater than any number, so `happy > 0.9` holds for it. But
# where a group's largest number is below 0.9, DuckDB skips the group, its NaN with it; where its numbers lie between 0 and 1, all
# rows pass unseen, and NaN pass too. A group of NaN alone tells no bounds, so it is read. Which NaN count thus hangs on the
# writer's group size alone. To Arrow's data sets no comparison holds for NaN; there "not below 0.9" loses or keeps NaN in the
# same way. The same rows in memory give one answer, and Polars gives one for all files. Null instead of NaN cures it.
#
# Hurt: whoever counts or averages frames above a threshold in tables that hold NaN: the share of happy frames changes when files are
# merged or written anew.
#
# Seen on 2026-11-30 (scores 0.1, 0.2, NaN, NaN, 0.3, 0.95; rows that a query finds):
#   query                      in memory   groups of 6, 4, 2 rows
#   DuckDB   happy > 0.9               3   3, 1, 3
#   DuckDB   happy between 0 and 1     4   6, 6, 4
#   Arrow    not happy < 0.9           3   3, 1, 3
#   Polars   happy > 0.9               3   3, 3, 3
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys

import duckdb
import numpy as np
import polars
import pyarrow
from pyarrow import dataset, parquet

GROUPS = 6, 4, 2
ABOVE, BOUNDS = "happy > 0.9", "happy between 0 and 1"
table_of_scores = pyarrow.table({"happy": np.array([0.1, 0.2, np.nan, np.nan, 0.3, 0.95])})
for rows in GROUPS:
    parquet.write_table(table_of_scores, f"{rows}.parquet", row_group_size=rows)
happy = dataset.field("happy")
duckdb.sql("create table scores as select * from table_of_scores")


def sql(source, condition):
    return duckdb.sql(f"select count(*) from {source} where {condition}").fetchall()[0][0]


seen = {
    "DuckDB   happy > 0.9": [sql("scores", ABOVE), *(sql(f"'{rows}.parquet'", ABOVE) for rows in GROUPS)],
    "DuckDB   happy between 0 and 1": [sql("scores", BOUNDS), *(sql(f"'{rows}.parquet'", BOUNDS) for rows in GROUPS)],
    "Arrow    not happy < 0.9": [table_of_scores.filter(~(happy < 0.9)).num_rows,
                                 *(dataset.dataset(f"{rows}.parquet").count_rows(filter=~(happy < 0.9)) for rows in GROUPS)],
    "Polars   happy > 0.9": [polars.from_arrow(table_of_scores).filter(polars.col("happy") > 0.9).height,
                             *(polars.scan_parquet(f"{rows}.parquet").filter(polars.col("happy") > 0.9).collect().height
                               for rows in GROUPS)]}
print(f"{'query':30} in memory   groups of 6, 4, 2 rows")
for query, (memory, *files) in seen.items():
    print(f"{query:30} {memory:9}   {', '.join(map(str, files))}")
*changing, steady = seen.values()
sys.exit(0 if all(len(set(found)) > 1 for found in changing) and len(set(steady)) == 1 else 1)
PY
