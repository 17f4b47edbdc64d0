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

needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R")
PYTHON = [sys.executable, ROOT / "macros" / "plot_timeline.py"]
R = ["Rscript", ROOT / "macros" / "plot_timeline.R"]
SCRIPTS = [pytest.param(PYTHON, id="python"), pytest.param(R, id="r", marks=needs_r)]


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


def drawn(script, out, figure, *clip):
    told = subprocess.run([*script, out, figure, *clip], check=True, capture_output=True, text=True).stdout
    assert figure.read_bytes().startswith(b"\x89PNG") and figure.stat().st_size > 10_000
    return told


def refused(script, out, figure, *clip):
    told = subprocess.run([*script, out, figure, *clip], capture_output=True, text=True)
    assert told.returncode == 1 and told.stdout == ""
    assert len(told.stderr.splitlines()) == 1
    assert not figure.exists()
    return told.stderr


def empty(folder):
    """The tables of a run in which nobody is seen or heard."""
    timeline = pandas.DataFrame({"clip": pandas.Series(dtype=str)})
    timeline.to_parquet(folder / "timeline.parquet")
    timeline.to_parquet(folder / "summary.parquet")
    (folder / "summary.csv").write_text("clip,segment,tier,start_s,end_s,person,stream,emotion,seconds,share\n")


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A run without pictures over clips whose names R and spreadsheets take for something else."""
    folder = tmp_path_factory.mktemp("odd")
    for name in ("007", "NA", "T", "=1+1", "z$x_$"):
        shutil.copy(ROOT / "models" / "sample" / "sample.mp4", folder / f"{name}.mp4")
    subprocess.run([ROOT / "cli" / "demeanor", "analyze", *sorted(folder.iterdir()), "--parquet", "--streams",
                    "voice", "--out", folder / "out"], check=True, capture_output=True)
    return folder / "out"


def test_python(out, shares, tmp_path):
    assert drawn(PYTHON, out, tmp_path / "figure.png") == shares


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("clip", ["007", "NA", "T", "=1+1", "z$x_$"])
def test_any_name_is_a_clip(script, odd, clip, tmp_path):
    told = drawn(script, odd, tmp_path / "50%d.png", clip)
    assert [line.split()[0] for line in told.splitlines()] == EMOTIONS
    assert sum(float(line.split()[1]) for line in told.splitlines()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_clip_that_is_not_there_is_one_line(script, out, tmp_path):
    told = refused(script, out, tmp_path / "figure.png", "other")
    assert told == f"{out}: no timeline of other\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_folder_without_tables_is_one_line(script, tmp_path):
    told = refused(script, tmp_path, tmp_path / "figure.png")
    assert told.startswith(f"{tmp_path}: ") and "no " in told


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_run_that_found_nothing_is_one_line(script, tmp_path):
    empty(tmp_path)
    assert refused(script, tmp_path, tmp_path / "figure.png") == f"{tmp_path}: no timeline of any clip\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_figure_that_cannot_be_written_is_one_line(script, out, tmp_path):
    refused(script, out, tmp_path / "none" / "figure.png")


@pytest.mark.parametrize("script", SCRIPTS)
def test_wrong_arguments_say_how_it_is_called(script):
    told = subprocess.run(script, capture_output=True, text=True)
    assert told.returncode == 1 and "RESULTS FIGURE" in told.stderr and "Execution halted" not in told.stderr


def loaded():
    spec = importlib.util.spec_from_file_location("plot_timeline", ROOT / "macros" / "plot_timeline.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.mark.parametrize("width, person", [(9, 1), (10, 1), (11, 2)])
def test_of_two_seen_as_often_the_larger_is_drawn(width, person):
    steps = pandas.DataFrame({"person": [1, 2, 1, 2, 3], "frames": [3, 4, 3, 2, 1], "speaker": [None] * 5})
    boxes = pandas.DataFrame({"face": [1, 2, 3], "width": [10, width, 99], "height": [10, 10, 99]})
    assert loaded().about_one(steps, lambda: boxes)[0] == person


@needs_r
@pytest.mark.parametrize("width, person", [(9, 1), (10, 1), (11, 2)])
def test_of_two_seen_as_often_the_larger_is_drawn_by_r(width, person):
    told = subprocess.run(["Rscript", "-e", f"""
        source("{ROOT / 'macros' / 'plot_timeline.R'}")
        steps <- data.frame(person = c(1, 2, 1, 2, 3), frames = c(3, 4, 3, 2, 1), speaker = "")
        boxes <- data.frame(face = 1:3, width = c(10, {width}, 99), height = c(10, 10, 99))
        cat(about_one(steps, boxes)$person)"""], check=True, capture_output=True, text=True).stdout
    assert told == str(person)


def test_others_voices_are_not_drawn():
    script = loaded()
    person, steps = script.about_one(pandas.DataFrame({
        "time_s": [0, 0, 1, 2, 3, 4], "person": [None, 2, None, None, None, 1], "frames": [0, 9, 0, 0, 0, 5],
        "speaker": ["off_screen", "off_screen", "1", "2", None, None]}))
    assert person == 2
    assert list(steps.index) == [1, 3, 4]
    person, steps = script.about_one(pandas.DataFrame({"person": [None, None], "frames": [0, 0], "speaker": [None, None]}))
    assert person is None and len(steps) == 2


@needs_r
def test_others_voices_are_not_drawn_by_r():
    told = subprocess.run(["Rscript", "-e", f"""
        source("{ROOT / 'macros' / 'plot_timeline.R'}")
        found <- about_one(data.frame(time_s = c(0, 0, 1, 2, 3, 4), person = c(NA, 2, NA, NA, NA, 1), frames = c(0, 9, 0, 0, 0, 5),
                                      speaker = c("off_screen", "off_screen", "1", "2", "", "")))
        cat(found$person, found$steps$time_s, "\\n")
        found <- about_one(data.frame(person = c(NA, NA), frames = c(0, 0), speaker = c(NA, NA)))
        cat(found$person, nrow(found$steps), "\\n")"""], check=True, capture_output=True, text=True).stdout
    assert told == "2 0 2 3 \nNA 2 \n"


@needs_r
def test_r(out, shares, tmp_path):
    assert drawn(R, out, tmp_path / "figure.png") == shares
