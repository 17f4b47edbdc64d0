#!/usr/bin/env bash
# BORIS's time budget divides the time of several films by the length of one: a fifth of smiles in each of ten films becomes 200 %.
#
# Versions: boris-behav-obs 10.0.2 (its plugin "Time budget" 0.3.0), pandas 2.3.2, NumPy 2.3.2, Python 3.11.
#
# The plugin pools all observations that were chosen, and adds their durations up. What it divides them by, "total subject observation
# duration", is the last end less the first start in the pooled table. Each film's clock begins near 0, so that is about the
# length of the longest film, and shares are too high by about the number of films. Small shares stay below 100 % and look right. Within
# one film the time counts from the first coded event to the last, not from begin to end: of a single smile it is 100 %. Counts, total
# and mean durations are right. No message comes. This is about the plugin; the menu's own time budgets are other code.
#
# Hurt: whoever compares people by the share of time that they smile, look or speak, coded in several films each: who was filmed more often
# smiles more.
#
# Seen on 2026-12-01 (in each film of 60 s a person smiles for 12 s and looks all the time):
#    1 films: smiles 20 % by BORIS, 20 % of the films; looks 100 %
#    2 films: smiles 40 % by BORIS, 20 % of the films; looks 200 %
#    3 films: smiles 60 % by BORIS, 20 % of the films; looks 300 %
#   10 films: smiles 200 % by BORIS, 20 % of the films; looks 1000 %
#   one smile of 6 s, and nothing else coded: 100 %
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Python 3.11, 3.12 or 3.13.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pandas==2.3.2 numpy==2.3.2
# The program itself wants Python 3.13 and Qt; the plugin is one file that needs neither.
"$work/venv/bin/pip" download -q --no-deps --only-binary=:all: --python-version 3.13 -d "$work" boris-behav-obs==10.0.2
"$work/venv/bin/python" -m zipfile -e "$work"/boris_behav_obs-*.whl "$work/boris"
"$work/venv/bin/python" - "$work/boris/boris/analysis_plugins/time_budget.py" <<'PY'
import importlib.util
import sys

import pandas as pd

SHARE = "% of total subject observation duration"
LENGTH = 60

spec = importlib.util.spec_from_file_location("time_budget", sys.argv[1])
plugin = importlib.util.module_from_spec(spec)
spec.loader.exec_module(plugin)


def coded(film):
    """Two smiles of 6 s, at other times in each film, and a look from its begin to its end."""
    spans = [("smiles", start, start + 6) for start in (5 + film, 30 + 2 * film)] + [("looks", 0, LENGTH)]
    return [(f"film {film}", "A", behavior, float(start), float(stop), float(stop - start)) for behavior, start, stop in spans]


so = True
for films in 1, 2, 3, 10:
    rows = [row for film in range(films) for row in coded(film)]
    table = pd.DataFrame(rows, columns=["Observation id", "Subject", "Behavior", "Start (s)", "Stop (s)", "Duration (s)"])
    told = plugin.run(table.copy()).set_index("Behavior")
    smiled = sum(row[5] for row in rows if row[2] == "smiles")
    right = 100 * smiled / (films * LENGTH)
    print(f"{films:2} films: smiles {told[SHARE]['smiles']:.0f} % by BORIS, {right:.0f} % of the films; looks {told[SHARE]['looks']:.0f} %")
    so &= told["total duration"]["smiles"] == smiled and right == 20 and abs(told[SHARE]["smiles"] - films * right) < 1e-6
alone = plugin.run(table[table["Behavior"] == "smiles"].head(1))[SHARE].item()
print(f"one smile of 6 s, and nothing else coded: {alone:.0f} %")
sys.exit(0 if so and alone == 100 else 1)
PY
