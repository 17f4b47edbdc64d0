"""The scripts in macros/ that draw a run's figure, in Python and, where it is installed, in R."""
import csv
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pandas
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


def test_a_clip_that_is_not_there_is_one_line(out, tmp_path):
    told = subprocess.run([sys.executable, ROOT / "macros" / "plot_timeline.py", out, tmp_path / "figure.png", "other"],
                          capture_output=True, text=True)
    assert told.returncode == 1 and told.stderr == f"{out}: no timeline of other\n"
    assert not (tmp_path / "figure.png").exists()


def test_others_voices_are_not_drawn():
    spec = importlib.util.spec_from_file_location("plot_timeline", ROOT / "macros" / "plot_timeline.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    person, steps = script.about_one(pandas.DataFrame({
        "time_s": [0, 0, 1, 2, 3, 4], "person": [None, 2, None, None, None, 1], "frames": [0, 9, 0, 0, 0, 5],
        "speaker": ["off_screen", "off_screen", "1", "2", None, None]}))
    assert person == 2
    assert list(steps.index) == [1, 3, 4]
    person, steps = script.about_one(pandas.DataFrame({"person": [None, None], "frames": [0, 0], "speaker": [None, None]}))
    assert person is None and len(steps) == 2


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R")
def test_r(out, shares, tmp_path):
    assert drawn(["Rscript", ROOT / "macros" / "plot_timeline.R"], out, tmp_path / "figure.png") == shares
