"""Frames' scores become a clip's."""

import lzma
from pathlib import Path

import numpy as np
import pytest

from demeanor_training.data import clip_frames, posteriors
from demeanor_training.data.clip_frames import ClipFrames
from demeanor_training.judging import pooling, score_tables
from demeanor_training.recipes import face_pooling

HEAD = "clip,frame,angry,calm,disgust,fear,happy,sad,surprise\n"


def frames_of(truth: list[int], scores: list[list[list[float]]], actors: list[int]) -> ClipFrames:
    """Clips of as many frames as there are scores."""
    members = np.repeat(np.arange(len(scores)), [len(clip) for clip in scores])
    return ClipFrames([f"clip {number}" for number in range(len(scores))], np.array(truth), np.array(actors),
                      np.array([frame for clip in scores for frame in clip], float), members)


def test_pools_of_known_frames() -> None:
    calm, happy, mixed = [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0], [0, .6, 0, 0, .4, 0, 0]
    frames, all_clips = frames_of([4, 1], [[calm, happy, happy, mixed], [calm, mixed]], [1, 2]), np.ones(2, bool)
    assert pooling.mean(frames, all_clips)[0] == pytest.approx([0, .4, 0, 0, .6, 0, 0])
    logs = pooling.logarithms(frames, all_clips)[1]
    assert logs[1] / logs[4] == pytest.approx(np.sqrt(.6 / .4 * 1 / pooling.FLOOR), rel=1e-6)


def test_frames_that_are_not_calm_count_where_that_helps() -> None:
    calm, happy = [0, .9, 0, 0, .1, 0, 0], [0, .1, 0, 0, .9, 0, 0]
    frames = frames_of([4] * 6, [[calm, calm, happy]] * 6, [1, 2, 3, 4, 5, 6])
    fitted = pooling.expressive(frames, np.arange(6) < 3)
    assert fitted.argmax(1).tolist() == [4] * 6
    assert pooling.mean(frames, np.ones(6, bool)).argmax(1).tolist() == [1] * 6


def test_calm_is_said_less_where_it_is_said_too_often() -> None:
    said = [[[0, .5, 0, 0, .45, .05, 0]], [[0, .8, 0, 0, .1, .1, 0]]]
    frames = frames_of([4, 1] * 6, said * 6, [1] * 12)
    fitted = pooling.less_calm(frames, np.arange(12) < 6)
    assert fitted.argmax(1).tolist() == [4, 1] * 6
    assert pooling.mean(frames, np.ones(12, bool)).argmax(1).tolist() == [1] * 12


def test_a_quantile_finds_what_shows_seldom() -> None:
    calm, happy = [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0]
    frames = frames_of([4] * 6, [[calm, calm, calm, calm, happy, happy]] * 6, [1] * 6)
    assert pooling.quantiles(frames, np.arange(6) < 3)[:, 4] == pytest.approx(np.full(6, .5))


def test_a_regression_moves_what_is_always_mistaken() -> None:
    random = np.random.default_rng(1)
    truth = random.integers(0, 7, 210)
    said = (truth + 1) % 7
    scores = .05 + .65 * np.eye(7)[said]
    frames = frames_of(truth.tolist(), [[list(row)] for row in scores], [1] * 210)
    learnt = np.arange(210) < 140
    assert (pooling.regression(frames, learnt).argmax(1) == truth)[~learnt].all()
    assert (pooling.biased(frames, learnt).argmax(1) == said)[~learnt].mean() > .9


def test_the_command_writes_a_row_a_rule(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    table = tmp_path / posteriors.FILE
    table.parent.mkdir()
    with lzma.open(table, "wt", encoding="utf-8") as lines:
        lines.write(HEAD)
        for actor in range(1, 11):
            for emotion in range(1, 9):
                for frame in range(3):
                    scores = ",".join(f"{share:.4f}" for share in random.dirichlet(np.ones(7)))
                    lines.write(f"03-01-{emotion:02}-01-01-01-{actor:02},{frame},{scores}\n")
    frames = clip_frames.load(tmp_path)
    assert len(frames.clips) == 70 and frames.actors.max() == 10 and frames.scores.sum(1) == pytest.approx(np.ones(210))
    face_pooling.main(["--data", str(tmp_path), "--results", str(tmp_path)])
    text = (tmp_path / face_pooling.FILE).read_text()
    assert "actors 1-10" in text and "70 clips" in text and "## Fused" not in text
    assert all(text.count(f"| {rule} | ") == 1 for rule in pooling.RULES)
    score_tables.write(tmp_path / "voice.csv", frames.clips, frames.truth, random.dirichlet(np.ones(7), 70))
    pictures = [f"angry/{clip}_{picture:02}.jpg" for clip in frames.clips[:7] for picture in range(2)]
    score_tables.write(tmp_path / "own.csv", ["calm/01-01-01-01-01-01-01_00.jpg", *pictures],
                       np.array([1, *frames.truth[:7].repeat(2)]), random.dirichlet(np.ones(7), 15))
    own = face_pooling.pictures(tmp_path / "own.csv")
    assert own.clips == frames.clips[:7] and own.members.tolist() == np.arange(7).repeat(2).tolist()
    face_pooling.main(["--data", str(tmp_path), "--results", str(tmp_path), "--voice", str(tmp_path / "voice.csv"), "--own",
                       str(tmp_path / "own.csv")])
    text = (tmp_path / face_pooling.FILE).read_text()
    assert "7 clips of actor 1 in 14 pictures" in text and all(text.count(f"| {rule} | ") == 3 for rule in pooling.RULES)


def test_centred_scores_have_the_same_mean_in_each_class() -> None:
    scores = np.random.default_rng(1).dirichlet(np.ones(7), 8)
    actors = np.array([1] * 4 + [2] * 4)
    found = face_pooling.centred(scores, actors)
    assert found[:4].mean(0) == pytest.approx(np.ones(7)) and found[4:].mean(0) == pytest.approx(np.ones(7))
