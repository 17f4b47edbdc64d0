"""The table of results says what was published, what came of it here and what else was tried."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from demeanor_training.files.errors import DataError
from demeanor_training.files.places import RESULTS
from demeanor_training.judging import score_tables
from demeanor_training.judging.evaluation import judge
from demeanor_training.recipes import ensemble
from demeanor_training.results import published, record, table as results_table

#: 100 clips of 10 actors.
TRUTH, ACTORS = np.arange(100) % 7, np.arange(100) // 10


def keep(folder: Path, entry: record.Entry, first: int, third: int, **more: str) -> None:
    """Keeps scores of the 100 clips: so many are right at rank 1, so many more at rank 3; more goes into the json."""
    logits = np.tile(-np.arange(7.), (100, 1))
    ranks = np.repeat([0, 2, 6], [first, third, 100 - first - third])
    for row, label, rank in zip(logits, TRUTH, ranks):
        other = int(np.flatnonzero(row == -rank)[0])
        row[[label, other]] = row[[other, label]]
    record.keep(entry, {**judge(logits, TRUTH, ACTORS), **more}, [str(clip) for clip in range(100)], logits, TRUTH,
                 folder)


def rows(folder: Path) -> dict[str, list[str]]:
    """The cells of the table's rows by the first."""
    lines = (folder / "README.md").read_text().splitlines()
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line.startswith("|")]
    return {row[0]: row[1:] for row in cells}


def test_a_reproduction_stands_beside_what_was_published(tmp_path: Path) -> None:
    keep(tmp_path, record.Entry("voice-1d", "tuned", "python -m tuned", "five folds"), 50, 30)
    keep(tmp_path, record.Entry("voice-1d-vanilla", "vanilla", "python -m vanilla", "five folds"), 40, 40)
    keep(tmp_path, record.Entry("face-resnet50-frames", "baseline", "python -m baseline", "five folds"), 20, 30)
    table = rows(tmp_path)
    figures, ours, n, away, command = table["voice, 1D net, tuned"]
    assert figures == "48 / 80 test on actors 21-24; 47 / 82 5-fold cross-validation"
    assert re.fullmatch(r"50\.0 \(\d+\.\d-\d+\.\d\), 80\.0", ours)
    assert (n, away, command) == ("100", "+3.0 / -2.0", "`python -m tuned`")
    # The reference's test was on other actors than ours, so there is nothing to compare with.
    assert table["voice, 1D net as it began"][3] == "not published"
    assert [cells[3] for what, cells in table.items() if "ResNet50" in what] == ["-6.0"]
    assert "voice-1d" not in table


def test_what_was_judged_on_a_part_says_so(tmp_path: Path) -> None:
    keep(tmp_path, record.Entry("voice-2d", "tuned", "python -m tuned --folds 1 --partial", "five folds"), 50, 30,
         part="fold 1 of 5")
    assert rows(tmp_path)["voice, 2D net, tuned"][2] == "100, fold 1 of 5 alone"


def test_what_was_not_reproduced_says_why(tmp_path: Path) -> None:
    results_table.write(tmp_path)
    table = rows(tmp_path)
    assert len({net.what for net in published.NETS}) == len(published.NETS) == 8
    for net in published.NETS:
        _, ours, n, away, command = table[net.what]
        assert (ours, n, away, command) == (f"not run: {net.missing}", "", "", f"`{net.command}`")
    assert table["face and voice fused"][0] == "76.3 / 95.7 test on actors 21-24"


def test_nets_and_then_tries_are_listed(tmp_path: Path) -> None:
    tried = ["wide", "twice the channels | mixup's twin"]
    keep(tmp_path, record.entry("voice-compact", "ours", "python -m it", "five folds", tried), 70, 20)
    keep(tmp_path, record.entry("voice-compact", "ours", "python -m it", "five folds", None), 60, 20)
    table = rows(tmp_path)
    assert list(table)[-2:] == ["voice-compact", "voice-compact-wide"]
    # A bar in a user's words must not end the cell.
    kind, about, n, first, third, _, command = table["voice-compact-wide"]
    assert (kind, about, n, third) == ("try", r"twice the channels \| mixup's twin", "100", "90.0")
    assert first.startswith("70.0 (")
    assert command == "`python -m it --try wide 'twice the channels \\| mixup'\"'\"'s twin'`"
    assert table["voice-compact"][:2] == ["net", "ours"]
    assert json.loads((tmp_path / "voice-compact-wide.json").read_text())["protocol"] == "five folds"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "voice-1d.json").write_text("{")
    with pytest.raises(DataError, match="voice-1d.json: damaged"):
        results_table.main(["--results", str(tmp_path)])


def test_the_table_at_hand_is_of_the_files_beside_it() -> None:
    assert (RESULTS / "README.md").read_text() == results_table.text(RESULTS)


def test_nets_are_averaged_by_their_scores(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    clips = [f"03-01-03-01-01-01-{actor:02}" for actor in range(1, 11)]
    truth = np.arange(10) % 7
    own, wrong = np.eye(7)[truth], np.eye(7)[(truth + 1) % 7]
    # Each net is right on the half where the other is wrong, and is surer where it is right.
    first, second = np.arange(10) < 5, np.arange(10) >= 5
    for name, right in (("one", first), ("two", second)):
        score_tables.write(tmp_path / f"{name}.scores.csv", clips, truth,
                           np.where(right[:, None], .9 * own + .1 * wrong, .4 * own + .6 * wrong))
    ensemble.main(["one", "two", "--results", str(tmp_path)])
    assert capsys.readouterr().out.startswith("one+two: top-1 100.0 %")
    kind, about, n, top1, *_, command = rows(tmp_path)["one+two"]
    assert (kind, n, top1) == ("try", "10", "100.0 (100.0-100.0)")
    assert command == "`python -m demeanor_training.average one two`"


def test_nets_that_cannot_be_averaged_are_named(tmp_path: Path) -> None:
    scores = np.full((1, 7), 1 / 7)
    for name, clip in (("one", "03-01-03-01-01-01-01"), ("two", "03-01-03-01-01-01-02"), ("face", "valid-12"),
                       ("eyes", "valid-12")):
        score_tables.write(tmp_path / f"{name}.scores.csv", [clip], np.array([0]), scores)
    for nets, why in ((["one", "two"], "two.scores.csv: is of other clips than .*one.scores.csv"),
                      (["face", "eyes"], r"face.scores.csv: is no table of RAVDESS clips \(valid-12\)"),
                      (["one", "none"], "none.scores.csv: no such file")):
        with pytest.raises(DataError, match=why):
            ensemble.main([*nets, "--results", str(tmp_path)])
