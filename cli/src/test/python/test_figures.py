"""The scripts in macros/ that draw a run's figure, in Python and, where it is installed, in R."""
import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
EMOTIONS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    subprocess.run([ROOT / "cli" / "demeanor", "analyze", ROOT / "models" / "sample" / "sample.mp4", "--parquet",
                    "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def shares(out):
    with open(out / "summary.csv", newline="") as table:
        return "".join(f"{row['emotion']} {row['share']}\n" for row in csv.DictReader(table)
                       if row["stream"] == "fused" and row["person"] == "1")


def drawn(command, out, figure):
    told = subprocess.run([*command, out, figure], check=True, capture_output=True, text=True).stdout
    assert figure.read_bytes().startswith(b"\x89PNG") and figure.stat().st_size > 10_000
    return told


def test_python(out, shares, tmp_path):
    assert drawn([sys.executable, ROOT / "macros" / "plot_timeline.py"], out, tmp_path / "figure.png") == shares


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R")
def test_r(out, shares, tmp_path):
    assert drawn(["Rscript", ROOT / "macros" / "plot_timeline.R"], out, tmp_path / "figure.png") == shares
