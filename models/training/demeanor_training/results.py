"""The table of what was tried: models/training/results/README.md, made of the files beside it."""

import json
from pathlib import Path

import numpy as np

from . import calibration, files, metrics, score_tables

RESULTS = Path(__file__).parents[1] / "results"

#: Published cross-validation figures of the reference, top-1 / top-3 in per cent.
REFERENCE = {"voice-1d": "47 / 82", "voice-2d": "50.5 / 83"}


def judge(logits: np.ndarray, truth: np.ndarray, actors: np.ndarray) -> dict:
    """Figures of logits of items that were not learnt from; among them the temperature that calibrates them."""
    temperature = calibration.temperature(logits, truth)
    before, after = calibration.softmax(logits), calibration.softmax(logits, temperature)
    return {**metrics.evaluate(before, truth, actors), "temperature": temperature,
            "calibration_error_before": calibration.expected_error(before, truth),
            "calibration_error_after": calibration.expected_error(after, truth)}


def keep(name: str, result: dict, command: str, protocol: str, clips: list[str], logits: np.ndarray, truth: np.ndarray,
         folder: Path) -> None:
    """Writes one row's file and the clips' calibrated scores, then the whole table anew."""
    files.write_json(folder / f"{name}.json", {"name": name, "command": command, "protocol": protocol, **result})
    score_tables.write(folder / f"{name}.scores.csv", clips, truth, calibration.softmax(logits, result["temperature"]))
    _write_table(folder)


def _write_table(folder: Path) -> None:
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    lines = ["# Results", "", "Voices and faces of RAVDESS are cross-validated: every clip is scored by a net that "
             "never heard or saw its actor. Faces of FER2013 are those of its validation part. The protocol of each "
             "row stands in its json. Written by the commands in the table.", "",
             "| net | reference, top-1 / top-3 | n | top-1, 95 % interval | top-3 | calibration error, before and "
             "after temperature | command |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        low, high = (100 * bound for bound in row["top1_ci95"])
        lines.append(f"| {row['name']} | {REFERENCE.get(row['name'], '')} | {row['n']} | {100 * row['top1']:.1f} % "
                     f"({low:.1f}-{high:.1f}) | {100 * row['top3']:.1f} % | {row['calibration_error_before']:.3f}, "
                     f"{row['calibration_error_after']:.3f} | `{row['command']}` |")
    files.write_text(folder / "README.md", "\n".join(lines) + "\n")
