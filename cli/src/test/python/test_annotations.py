"""What `analyze --export` writes, read back by the field's own tools: Praat, pympi for ELAN, pysubs2 for subtitles.

    python -m pytest cli/src/test/python

Needs the built command line; the sample clip is analysed once.
"""
import csv
import subprocess
from pathlib import Path

import parselmouth
import pympi
import pysubs2
import pytest
from parselmouth.praat import call

ROOT = Path(__file__).resolve().parents[4]
MILLISECOND = .001


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    subprocess.run([ROOT / "cli" / "demeanor", "analyze", ROOT / "models" / "sample" / "sample.mp4", "--export",
                    "textgrid,eaf,srt,boris", "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def spans(out):
    """The runs of equal labels in the timeline, by tier: what every format must hold."""
    tiers = {}
    with open(out / "sample.timeline.csv", newline="") as table:
        for row in csv.DictReader(table):
            prefix = f"person {row['person']} " if row["person"] else ""
            for stream, column in (("face", "face_label"), ("voice", "voice_label"), ("answer", "label")):
                if row[column]:
                    tier = tiers.setdefault(prefix + stream, [])
                    start, end = float(row["time_s"]), float(row["end_s"])
                    if tier and tier[-1][1] == start and tier[-1][2] == row[column]:
                        tier[-1] = (tier[-1][0], end, row[column])
                    else:
                        tier.append((start, end, row[column]))
    assert tiers
    return tiers


def assert_equal(read, expected):
    assert [label for _, _, label in read] == [label for _, _, label in expected]
    for (start, end, _), (right_start, right_end, _) in zip(read, expected):
        assert abs(start - right_start) <= MILLISECOND and abs(end - right_end) <= MILLISECOND


def test_praat_reads_the_text_grid(out, spans):
    grid = parselmouth.read(str(out / "sample.TextGrid"))
    assert call(grid, "Get number of tiers") == len(spans)
    for tier in range(1, len(spans) + 1):
        read = []
        for interval in range(1, call(grid, "Get number of intervals", tier) + 1):
            label = call(grid, "Get label of interval", tier, interval)
            if label:
                read.append((call(grid, "Get start time of interval", tier, interval),
                             call(grid, "Get end time of interval", tier, interval), label))
        assert_equal(read, spans[call(grid, "Get tier name", tier)])


def test_pympi_reads_the_annotations_of_elan(out, spans):
    eaf = pympi.Elan.Eaf(str(out / "sample.eaf"))
    assert set(eaf.get_tier_names()) == set(spans)
    for tier, expected in spans.items():
        read = [(start / 1000, end / 1000, label) for start, end, label in eaf.get_annotation_data_for_tier(tier)]
        assert_equal(sorted(read), expected)
    assert eaf.get_linked_files()[0]["RELATIVE_MEDIA_URL"] == "./sample.mp4"


def test_pysubs2_reads_the_subtitles(out, spans):
    read = {}
    for line in pysubs2.load(str(out / "sample.srt")):
        tier, label = line.text.split(": ")
        read.setdefault(tier, []).append((line.start / 1000, line.end / 1000, label))
    assert set(read) == set(spans)
    for tier, expected in spans.items():
        assert_equal(read[tier], expected)


def test_states_of_boris_start_and_stop_in_order(out, spans):
    begun, read = {}, {}
    with open(out / "sample.boris.csv", newline="") as table:
        for row in csv.DictReader(table):
            subject, label, time = row["Subject"], row["Behavior"], float(row["Time"])
            if row["Behavior type"] == "START":
                assert subject not in begun
                begun[subject] = label, time
            else:
                started = begun.pop(subject)
                assert started[0] == label
                read.setdefault(subject, []).append((started[1], time, label))
    assert not begun
    for tier, expected in spans.items():
        assert_equal(read[tier], expected)
