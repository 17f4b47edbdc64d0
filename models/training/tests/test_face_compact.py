"""The compact face net's recipe: what it learns from, how it is judged, what it exports."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from demeanor_training.data import face_augmentation, fer2013, ferplus as ferplus_votes
from demeanor_training.export import cost, onnx_file
from demeanor_training.files.errors import DataError
from demeanor_training.judging import calibration, fer2013_validation
from demeanor_training.nets import face, two_heads
from demeanor_training.recipes import face_compact, face_teacher, face_training


@pytest.fixture(autouse=True)
def _small_teachers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teachers of an eighth of the width: full ones would take longer than all other tests."""
    monkeypatch.setattr(face_teacher, "teacher", partial(face.teacher, width=8))


def test_the_recipe_trains_judges_and_exports(ferplus: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out, results = tmp_path / "out", tmp_path / "results"
    face_compact.main(["--data", str(ferplus), "--runs", str(tmp_path / "runs"), "--out", str(out), "--results",
                       str(results), "--epochs", "1", "--teacher-epochs", "1", "--ship"])
    printed = capsys.readouterr().out
    assert "69 faces to train on; 1 left out" in printed
    assert json.loads((results / "face-compact-web.json").read_text())["n"] == 15
    assert "n = 14" in printed and "n = 14" in (out / "face-compact-web.md").read_text()

    net = face.compact(two_heads.OUTPUTS)
    state = torch.load(tmp_path / "runs" / "face-compact-web-second.pt", weights_only=True)["net"]
    net.load_state_dict({key.removeprefix("average."): values for key, values in state.items()
                         if key.startswith("average.")})
    net = two_heads.joined(net)
    inputs = torch.rand(3, 1, 112, 112)
    session = onnxruntime.InferenceSession(str(out / "face-compact-web.onnx"), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        differences = session.run(["logits"], {"input": inputs.numpy()})[0] - net.eval()(inputs).numpy()
    assert "| face-compact-web | net | A compact residual net" in (results / "README.md").read_text()
    # The shipped net has calibration's biases: every face's logits are moved alike.
    assert np.ptp(differences, axis=0).max() < onnx_file.TOLERANCE
    assert np.abs(differences).max() > onnx_file.TOLERANCE


def test_a_try_has_results_and_state_of_its_own(ferplus: Path, tmp_path: Path) -> None:
    runs, results = tmp_path / "runs", tmp_path / "results"
    face_compact.main(["--data", str(ferplus), "--runs", str(runs), "--results", str(results), "--epochs", "1",
                       "--teacher-epochs", "1", "--try", "again", "the same"])
    assert {file.name for file in runs.iterdir()} == {"face-compact-web-again.pt", "face-compact-web-again-second.pt",
                                                  "face-teacher-1.pt", "face-teacher-2.pt"}
    assert {file.name for file in results.glob("face*")} == {"face-compact-web-again.json", "face-compact-web-again.scores.csv"}
    assert "| face-compact-web-again | try | the same |" in (results / "README.md").read_text()


def test_calibration_leans_towards_classes_that_are_overlooked() -> None:
    random = np.random.default_rng(1)
    truth = random.integers(0, 7, 4000)
    logits = random.normal(size=(4000, 7)) + 2 * np.eye(7)[truth]
    leaning = np.array([2., 0, 0, 0, 0, 0, -2.])
    temperature, bias = calibration.temperature_and_bias(3 * (logits + leaning), truth, 0)
    assert bias - bias.mean() == pytest.approx(-3 * leaning, abs=.4)
    mended = fer2013_validation.calibrated_by_the_other_half(3 * (logits + leaning), truth, temperature)
    assert (mended.argmax(1) == truth).mean() == pytest.approx((logits.argmax(1) == truth).mean(), abs=.01)


def test_rare_classes_count_for_more_in_balanced_calibration() -> None:
    random = np.random.default_rng(1)
    truth = (random.random(6000) < .1).astype(int)
    logits = random.normal(size=(6000, 2)) + np.eye(2)[truth]
    (_, alike), (_, balanced) = (calibration.temperature_and_bias(logits, truth, balance) for balance in (0, 1))
    assert alike[1] - alike[0] < -1 and abs(balanced[1] - balanced[0]) < .3


def test_a_face_costs_less_than_60_megaflop() -> None:
    assert cost.flops(face.compact().eval(), [1, fer2013.SIZE, fer2013.SIZE]) < 60e6


def test_brightness_and_contrast_do_not_matter() -> None:
    net, image = face.compact().eval(), .2 + .6 * torch.rand(1, 1, 112, 112)
    with torch.no_grad():
        assert torch.allclose(net(image), net(.5 * image + .1), atol=1e-3)


def test_votes() -> None:
    #        angry calm disgust fear happy sad surprise contempt unknown not_face
    votes = np.array([[6, 0, 0, 0, 4, 0, 0, 0, 0, 0],
                      [4, 4, 0, 0, 0, 0, 0, 2, 0, 0],
                      [1, 0, 0, 0, 0, 0, 0, 9, 0, 0],
                      [1, 0, 0, 0, 0, 0, 0, 0, 0, 9]])
    assert ferplus_votes.majority(votes).tolist() == [0, -1, -1, -1]
    assert ferplus_votes.faces(votes).tolist() == [True, True, True, False]
    assert ferplus_votes.shares(votes)[0] == pytest.approx([.6, 0, 0, 0, .4, 0, 0, 0, 0, 0])
    assert ferplus_votes.shares(votes).sum(1) == pytest.approx(np.ones(4))


def test_a_teacher_has_figures_of_its_own(ferplus: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    results = tmp_path / "results"
    face_teacher.main(["--data", str(ferplus), "--runs", str(tmp_path / "runs"), "--results", str(results), "--epochs", "1",
                       "--seed", "2"])
    assert "face-teacher-2: FER2013 validation part" in capsys.readouterr().out
    assert json.loads((results / "face-teacher-2.json").read_text())["n"] == 15


def test_what_is_learnt_is_mostly_what_teachers_see(ferplus: Path) -> None:
    training = face_training.FaceTraining(ferplus)

    def targets(*teachers: Callable[[torch.Tensor], torch.Tensor]) -> torch.Tensor:
        generator = torch.Generator().manual_seed(1)
        return torch.cat([batch for _, batch in training.batches(face_training.Cycle(1), teachers)(generator, 0)])

    alone, taught = targets(), targets(lambda images: torch.zeros(len(images), two_heads.OUTPUTS))
    even = torch.cat([torch.full((7,), 1 / 7), torch.full((10,), .1)])
    assert torch.allclose(alone.sum(1), torch.full((69,), 2.0))
    assert torch.allclose(taught, (1 - face_training.DISTILLED) * alone + face_training.DISTILLED * even, atol=1e-6)


def test_two_heads_become_one() -> None:
    net, images = face.compact(two_heads.OUTPUTS).eval(), torch.rand(2, 1, 112, 112)
    with torch.no_grad():
        both = net(images)
        for votes, expected in ((0, both[:, :7]), (1, both[:, 7:14]), (.25, .75 * both[:, :7] + .25 * both[:, 7:14])):
            assert torch.allclose(two_heads.joined(net, votes)(images), expected, atol=1e-5)


def test_damaged_votes_are_named(ferplus: Path) -> None:
    table = ferplus / "ferplus" / "train.csv"
    table.write_text(table.read_text().replace("not_face", "no_face", 1))
    with pytest.raises(DataError, match="train.csv: damaged"):
        ferplus_votes.load(ferplus, "train")


def test_rare_classes_are_drawn_more_often_than_their_share() -> None:
    labels = torch.cat([torch.zeros(900, dtype=torch.long), torch.full((100,), 2)])
    drawn = labels[face_training.balanced(labels, torch.Generator().manual_seed(1))]
    # sqrt(100) of sqrt(900) + sqrt(100)
    assert float((drawn == 2).float().mean()) == pytest.approx(.25, abs=.04)


def test_augmentation_is_of_pairs_of_pixels_and_drawn_by_the_generator_alone() -> None:
    images = torch.randint(0, 256, (8, 48, 48), dtype=torch.uint8)
    once, again = (face_augmentation.augmented(images, torch.Generator().manual_seed(1)) for _ in range(2))
    assert torch.equal(once, again)
    assert once.shape == (8, 1, 112, 112) and float(once.min()) >= 0 and float(once.max()) <= 1
    assert torch.equal(once[..., ::2, ::2], once[..., 1::2, 1::2])
    assert not torch.equal(once, face_augmentation.augmented(images, torch.Generator().manual_seed(2)))


def test_without_strength_light_noise_walls_and_blots_are_left_out() -> None:
    white = torch.full((32, 48, 48), 255, dtype=torch.uint8)
    assert float(face_augmentation.augmented(white, torch.Generator().manual_seed(1), 0).min()) == pytest.approx(1, abs=1e-5)
    assert float(face_augmentation.augmented(white, torch.Generator().manual_seed(1)).min()) < .5


def test_faces_vary_less_towards_the_end() -> None:
    strengths = [face_training.Cycle(56).strength(epoch) for epoch in range(56)]
    assert strengths[:23] == [1] * 23
    assert strengths[22:] == sorted(strengths[22:], reverse=True) and strengths[-1] == pytest.approx(.3)
    assert face_training.Cycle(1).strength(0) == 1
    assert face_training.Cycle(20, gentle=True).strength(0) == pytest.approx(.3)
