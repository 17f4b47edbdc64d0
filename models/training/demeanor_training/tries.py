"""Tries of face nets that have no recipe any more: their part of the table of results, made of tries.csv beside it.

A line says what was tried, in which group, and what share of the faces was right, in per cent. Other tries are kept by
the recipes themselves (--try).
"""

import csv
from itertools import groupby
from pathlib import Path

from . import markdown, metrics
from .data import DataError

HEAD = """## Tries of face nets that no recipe makes any more

What they were is told in [models/training](../README.md). No command prints these figures anew: they are copied from
what scripts of one day printed, into `tries.csv`. All are of averaged weights, judged as the face nets above: by FER2013's
labels, by what most voters of FER+ said of the same images, and by the clips of actor 5, cut out and averaged, which were
only looked at (calibrated from the third row on). Intervals by resampling images and, of actor 5, clips.
"""

COLUMNS = """
| what | epochs | scores | FER2013, top-1 (interval) | FER+, top-1 (interval) | actor 5, top-1 (interval), top-3 |
|---|---|---|---|---|---|
"""

#: Faces of FER2013's validation part that no net learns from, those of them that voters gave one of the seven classes,
#: and clips of actor 5.
FER2013, FERPLUS, ACTOR5 = 3300, 3113, 56


def section(table: Path) -> str:
    """Markdown; nothing if there is no such table."""
    if not table.exists():
        return ""
    try:
        with open(table, newline="", encoding="utf-8") as lines:
            tries = list(csv.DictReader(lines))
        groups = [f"\n### {group}\n{COLUMNS}{''.join(map(_row, members))}"
                  for group, members in groupby(tries, lambda tried: tried["group"])]
    except (KeyError, TypeError, ValueError) as broken:
        raise DataError(f"{table}: is no table of tries ({broken})") from broken
    return HEAD + "".join(groups)


def _row(tried: dict[str, str]) -> str:
    actor5 = tried["actor5_top1"] and f"{_share(tried['actor5_top1'], ACTOR5)}, {tried['actor5_top3']}"
    return markdown.row(tried["what"], tried["epochs"], tried["scores"], _share(tried["fer2013_top1"], FER2013),
                        _share(tried["ferplus_top1"], FERPLUS), actor5)


def _share(percent: str, n: int) -> str:
    if not percent:
        return ""
    value = float(percent) / 100
    return markdown.share(value, metrics.interval_of_items(value, n))
