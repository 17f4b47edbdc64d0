"""The table of results, made of the json files beside it. Every recipe writes it anew; this command does so by itself:

    python -m demeanor_training.results_table
"""

import argparse
import json
from pathlib import Path

from ..files import storage
from ..files.errors import DataError
from ..files.places import RESULTS
from . import markdown, published

TITLE = """# Results

Top-1 and top-3 in per cent; 95 % intervals by resampling actors, of FER2013 images. What is judged was not learnt from:
RAVDESS is cross-validated over actors 1-20, each fold leaving 4 out, and of FER2013 its validation part is taken. The
protocol of each row stands in its json. Written by the commands in the tables.
"""

REPRODUCED = """## The reference's figures and ours of the same nets

Actors 21-24, its test, are kept back here: ours are cross-validated, and what they are away from what it published of
its cross-validation (of ResNet50: its validation) is given in points, top-1 / top-3.

| the reference's | published, top-1 / top-3 | our reproduction: top-1 (interval), top-3 | n | away | command |
|---|---|---|---|---|---|
"""

OWN = """## Our own nets, and what was tried

| name | kind | what it is | n | top-1 (interval) | top-3 | calibration error, before and after | command |
|---|---|---|---|---|---|---|---|
"""


def write(folder: Path) -> None:
    storage.write_text(folder / "README.md", text(folder))


def text(folder: Path) -> str:
    results = [_read(file) for file in sorted(folder.glob("*.json"))]
    ours = {result["name"]: result for result in results}
    reproductions = {net.name for net in published.NETS}
    others = [result for result in results if result["name"] not in reproductions]
    return "\n".join([TITLE, REPRODUCED + "".join(_reproduced(net, ours.get(net.name)) for net in published.NETS),
                      OWN + "".join(_own(result) for result in sorted(others, key=lambda other: other["kind"]))])


def _read(file: Path) -> dict:
    try:
        result = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as broken:
        raise DataError(f"{file}: damaged ({broken}); remove it and run its recipe again") from broken
    # Older files have neither.
    return {"kind": "net", "about": "", **result}


def _reproduced(net: published.Published, ours: dict | None) -> str:
    figures = "; ".join(f"{' / '.join(f'{value:g}' for value in values)} {protocol}"
                          for protocol, values in net.figures.items())
    if ours is None:
        return markdown.row(net.what, figures, f"not run: {net.missing}", "", "", f"`{net.command}`")
    return markdown.row(net.what, figures, f"{markdown.top1(ours)}, {100 * ours['top3']:.1f}", _count(ours), _away(net, ours),
                        f"`{ours['command']}`")


def _away(net: published.Published, ours: dict) -> str:
    points = [f"{100 * ours[key] - value:+.1f}" for key, value in zip(("top1", "top3"), net.comparable())]
    return " / ".join(points) or "not published"


def _own(result: dict) -> str:
    return markdown.row(result["name"], result["kind"], result["about"], _count(result), markdown.top1(result),
                        f"{100 * result['top3']:.1f}",
                        f"{result['calibration_error_before']:.3f}, {result['calibration_error_after']:.3f}",
                        f"`{result['command']}`")


def _count(result: dict) -> str:
    return f"{result['n']:,}" + (f", {result['part']} alone" if "part" in result else "")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.results_table", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=Path, default=RESULTS, help="default: %(default)s")
    write(parser.parse_args(arguments).results)
