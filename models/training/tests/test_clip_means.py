"""Pictures of one clip become one answer."""

import csv
from pathlib import Path

import pytest

from demeanor_training.files.errors import DataError
from demeanor_training.recipes import clip_means

HEAD = "clip,truth,angry,calm,disgust,fear,happy,sad,surprise\n"


def test_pictures_are_averaged_by_clip(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "face.csv").write_text(HEAD + "angry/a_00,angry,.6,.4,0,0,0,0,0\nangry/a_01,angry,.2,.3,.5,0,0,0,0\n"
                                              "happy/b_00,happy,0,.5,0,0,.1,.4,0\n")
    clip_means.main([str(tmp_path / "face.csv"), str(tmp_path / "clips.csv")])
    with open(tmp_path / "clips.csv", newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["clip"], row["truth"]) for row in rows] == [("a", "angry"), ("b", "happy")]
    assert [float(row["calm"]) for row in rows] == [.35, .5]
    assert float(rows[0]["angry"]) == .4
    printed = capsys.readouterr().out
    assert "pictures: top-1 33.3 %" in printed and "n = 3" in printed
    assert "clips: top-1 50.0 %" in printed and "n = 2" in printed


def test_tables_that_cannot_be_averaged_are_named(tmp_path: Path) -> None:
    table = tmp_path / "face.csv"
    for text, why in (("clip,label\na,b\n", "is no table"), (HEAD, "has no rows"),
                      (HEAD + "a_0,sad,1,0,0,0,0,0,0\na_1,calm,1,0,0,0,0,0,0\n", "differ in their truth")):
        table.write_text(text)
        with pytest.raises(DataError, match=f"face.csv: .*{why}"):
            clip_means.main([str(table), str(tmp_path / "out.csv")])
