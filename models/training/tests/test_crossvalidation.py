"""The cross-validated recipes on a few synthetic clips: each judged, some shipped."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from demeanor_training.data import face_features, mel_augmentation
from demeanor_training.files.errors import BadFiles, DataError
from demeanor_training.judging import calibration
from demeanor_training.learning import crossvalidation
from demeanor_training.nets import resnet50
from demeanor_training.nets.ema import EmaNet
from demeanor_training.nets.ensemble import Ensemble
from demeanor_training.nets.reference import MeanFace
from demeanor_training.recipes import face_ravdess, face_resnet50, voice, voice_crossvalidation, voice_grid
from demeanor_training.results import face_clips, record


def features(folder: Path, actors: tuple[int, ...], size: int, color: bool) -> Path:
    """Faces as `demeanor features` writes them: two of each of two clips an actor."""
    random = np.random.default_rng(1)
    folder.mkdir()
    rows = []
    for actor in actors:
        for emotion, truth in (("03", "happy"), ("04", "sad")):
            clip = f"01-01-{emotion}-01-01-01-{actor:02}"
            shape = (2, size, size, 3) if color else (2, size, size)
            np.save(folder / f"{clip}.faces.npy", random.integers(0, 256, shape, dtype=np.uint8))
            rows += [{"clip": clip, "truth": truth, "actor": actor, "frame": frame} for frame in (21, 24)]
    with open(folder / "faces.csv", "w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def places(tmp_path: Path) -> list[str]:
    return ["--runs", str(tmp_path / "runs"), "--results", str(tmp_path / "results"), "--epochs", "1"]


def trained(recipe: voice.Recipe, runs: Path) -> torch.nn.Module:
    """The net that learnt from everybody."""
    net = recipe.net()
    state, = runs.glob(f"{recipe.name}-1-*-final-{recipe.seed}.pt")
    net.load_state_dict(torch.load(state, weights_only=True)["net"])
    return net.eval()


def softmax(logits: torch.Tensor) -> np.ndarray:
    return logits.detach().softmax(1).numpy()


def test_all_voice_nets_are_judged_and_shipped(ravdess: Path, speech: Path, tmp_path: Path) -> None:
    common = ["--data", str(ravdess), "--processes", "1", *places(tmp_path)]
    for name, recipe in voice.RECIPES.items():
        voice_crossvalidation.main(["--net", name, *common, "--ship", "--out", str(tmp_path / "out")])
        bundle = json.loads((tmp_path / "out" / f"{name}.json").read_text())
        result = json.loads((tmp_path / "results" / f"{name}.json").read_text())
        assert bundle["output"]["temperature"] == result["temperature"]
        assert bundle["validation"]["n"] == 14
        session = onnxruntime.InferenceSession(str(tmp_path / "out" / f"{name}.onnx"),
                                               providers=["CPUExecutionProvider"])
        inputs = torch.randn(3, *bundle["input"]["shape"][1:])
        logits = [trained(part, tmp_path / "runs")(inputs).detach() for part in recipe.parts]
        expected = Ensemble.combined(logits) if recipe.ensemble else logits[0]
        assert np.abs(session.run(["logits"], {"input": inputs.numpy()})[0] - expected.numpy()).max() < 1e-4
    table = (tmp_path / "results" / "README.md").read_text()
    assert all(f"crossvalidate --net {name} --epochs 1`" in table for name in voice.RECIPES)


def test_two_nets_are_judged_by_the_mean_of_their_scores() -> None:
    logits = [torch.tensor([[2., 0, 1], [0, 30, 0]]), torch.tensor([[0., 1, 0], [0, 0, 30]])]
    together = Ensemble.combined(logits).softmax(1)
    assert together.numpy() == pytest.approx(np.mean([softmax(each) for each in logits], 0), abs=1e-6)
    assert Ensemble.combined([torch.tensor([[200., 0]])] * 2).isfinite().all()


def test_warped_images_are_stretched_from_the_lowest_band_up() -> None:
    images = torch.zeros(64, 1, 128, 282)
    images[:, :, 100:104], images[:, :, :, 140:142] = 1, 1
    warped = mel_augmentation.warped(images, torch.Generator().manual_seed(1))
    assert warped.shape == images.shape
    high, middle = (warped[:, 0, :, 2].argmax(1).float(), warped[:, 0, 20].argmax(1).float())
    for places, where, least, most in ((high, 102, 4, 18), (middle, 141, 10, 65)):
        assert least < (places - where).abs().max() < most
        assert abs(places.mean() - where) < least


def test_folds_can_be_shared_among_processes(ravdess: Path, tmp_path: Path) -> None:
    common = ["--net", "voice-1d-vanilla", "--data", str(ravdess), "--processes", "1", *places(tmp_path)]
    voice_crossvalidation.main([*common, "--folds", "2"])
    assert not (tmp_path / "results").exists()
    voice_crossvalidation.main([*common, "--folds", "1"])
    shared = (tmp_path / "results" / "voice-1d-vanilla.scores.csv").read_bytes()
    shutil.rmtree(tmp_path / "results")
    for result in (tmp_path / "runs").glob("*.npy"):
        result.unlink()
    voice_crossvalidation.main(common)
    assert (tmp_path / "results" / "voice-1d-vanilla.scores.csv").read_bytes() == shared


def test_some_folds_are_judged_alone_and_the_row_says_so(ravdess: Path, tmp_path: Path) -> None:
    common = ["--net", "voice-1d-vanilla", "--data", str(ravdess), "--processes", "1", *places(tmp_path)]
    voice_crossvalidation.main([*common, "--folds", "2", "--partial"])
    table = tmp_path / "results" / "voice-1d-vanilla.scores.csv"
    some = [line.split(",")[0] for line in table.read_text().splitlines()[1:]]
    voice_crossvalidation.main(common)
    everyone = [line.split(",")[0] for line in table.read_text().splitlines()[1:]]
    # Fold 2 leaves out the second of the two actors.
    assert some == [name for name in everyone if name.endswith("-02")]
    assert 0 < len(some) < len(everyone)
    for refused in (["--partial"], ["--folds", "2", "--partial", "--ship"]):
        with pytest.raises(SystemExit):
            voice_crossvalidation.main([*common, *refused])


def test_a_try_has_results_and_state_of_its_own(ravdess: Path, tmp_path: Path) -> None:
    common = ["--net", "voice-1d-vanilla", "--data", str(ravdess), "--processes", "1", *places(tmp_path)]
    voice_crossvalidation.main([*common, "--try", "again", "the same"])
    assert {file.name for file in (tmp_path / "results").glob("*.json")} == {"voice-1d-vanilla-again.json"}
    assert len(list((tmp_path / "runs").glob("voice-1d-vanilla-again-1-*.npy"))) == 2
    assert "| voice-1d-vanilla-again | try | the same |" in (tmp_path / "results" / "README.md").read_text()
    with pytest.raises(SystemExit):
        voice_crossvalidation.main([*common, "--try", "again", "the same", "--ship"])


def test_the_search_has_the_references_combinations() -> None:
    assert len(voice_grid.combinations("1d")) == 48
    assert len(voice_grid.combinations("2d")) == 16
    assert len({voice_grid.recipe("1d", **values).name for values in voice_grid.combinations("1d")}) == 48


def test_processes_share_a_search(ravdess: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, values in (("SLOPES", (0.0,)), ("RATES", {"1d": (1e-3,)}), ("BIAS_L2", (.01,)), ("DROPOUTS", {"1d": (.3,)})):
        monkeypatch.setattr(voice_grid, name, values)
    runs, table = tmp_path / "runs", tmp_path / "results" / "grid-1d.csv"
    common = ["--net", "1d", "--data", str(ravdess), "--runs", str(runs), "--results", str(table.parent), "--epochs", "1",
              "--processes", "1"]
    for own, kept in (("1/2", 2), ("2/2", 4)):
        voice_grid.main([*common, "--share", own])
        assert len(list(runs.glob("grid-*.npy"))) == kept and not table.exists()
    written = {file: file.stat().st_mtime_ns for file in runs.glob("grid-*.npy")}
    voice_grid.main(common)
    assert len(table.read_text().splitlines()) == 3
    assert {file: file.stat().st_mtime_ns for file in runs.glob("grid-*.npy")} == written
    with pytest.raises(SystemExit):
        voice_grid.main([*common, "--share", "3/2"])


def test_each_fold_leaves_four_actors_out_and_every_actor_is_left_out_once() -> None:
    actors = np.repeat(np.arange(1, 21), 56)
    held_out = crossvalidation.by_actor(actors)
    assert [sorted(set(actors[out])) for out in held_out] == [[first, first + 1, first + 2, first + 3]
                                                              for first in (1, 5, 9, 13, 17)]
    assert (np.sum(held_out, axis=0) == 1).all()


def test_bad_files_end_a_run_or_are_counted(ravdess: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    missing = ravdess / "ravdess" / "Actor_01" / "03-01-02-01-01-01-01.flac"
    torn = ravdess / "ravdess" / "Actor_02" / "03-01-05-01-01-01-02.flac"
    torn.write_bytes(torn.read_bytes()[:400])
    common = ["--net", "voice-1d-vanilla", "--data", str(ravdess), "--processes", "1", *places(tmp_path)]
    with pytest.raises(DataError, match=torn.name):
        voice_crossvalidation.main(common)
    missing.unlink()
    with pytest.raises(DataError, match=f"{missing.name}: no such file"):
        voice_crossvalidation.main(common)
    voice_crossvalidation.main([*common, "--skip-bad"])
    said = capsys.readouterr().out
    assert missing.name in said and torn.name in said and "files skipped: 2" in said
    assert json.loads((tmp_path / "results" / "voice-1d-vanilla.json").read_text())["n"] == 12


@pytest.mark.parametrize("options, name", [([], "face-ravdess"), (["--mean-face"], "face-ravdess-mean")])
def test_faces_of_videos(options: list[str], name: str, tmp_path: Path) -> None:
    faces = features(tmp_path / "features", (1, 2, 3), 112, color=False)
    face_ravdess.main(["--features", str(faces), *options, *places(tmp_path), "--ship",
                        "--out", str(tmp_path / "out")])
    assert json.loads((tmp_path / "results" / f"{name}.json").read_text())["n"] == 6
    assert json.loads((tmp_path / "results" / f"{name}-frames.json").read_text())["n"] == 12
    assert json.loads((tmp_path / "out" / f"{name}.json").read_text())["preprocessing"]["mean"] == 0


def test_a_clip_is_judged_by_the_mean_of_its_frames(tmp_path: Path) -> None:
    faces = face_features.FaceFeatures(features(tmp_path / "features", (1, 2), 8, color=False), BadFiles(False))
    # Happy and sad clips in turn. The first frame is right and sure, the second wrong and less sure; the last two are wrong.
    scores = np.full((8, 7), .01)
    for frame, (label, sure) in enumerate([(4, .9), (5, .6), (5, .9), (4, .6), (4, .9), (5, .6), (4, .6), (4, .9)]):
        scores[frame, label] = sure
    face_clips.keep(record.Entry("face", "", "", "folds"), faces, np.log(scores), tmp_path / "results")
    frames, clips = (json.loads((tmp_path / "results" / f"{name}.json").read_text())
                     for name in ("face-frames", "face"))
    assert (frames["n"], frames["top1"], clips["n"], clips["top1"]) == (8, 3 / 8, 4, 3 / 4)
    assert frames["protocol"].startswith("folds, single frames") and clips["protocol"].startswith("folds, clips by")
    table = (tmp_path / "results" / "face-frames.scores.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in table[3:5]] == ["01-01-04-01-01-01-01_00", "01-01-04-01-01-01-01_01"]


def test_one_actor_alone_gives_no_result(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    faces = features(tmp_path / "features", (5,), 112, color=False)
    face_ravdess.main(["--features", str(faces), *places(tmp_path)])
    assert "NOT A MEASURE" in capsys.readouterr().out
    assert not (tmp_path / "results").exists()


def test_damaged_faces_are_named(tmp_path: Path) -> None:
    faces = features(tmp_path / "features", (1, 2), 112, color=False)
    array = faces / "01-01-03-01-01-01-01.faces.npy"
    array.write_bytes(array.read_bytes()[:50])
    with pytest.raises(DataError, match=array.name):
        face_features.FaceFeatures(faces, BadFiles(skip=False))
    assert len(face_features.FaceFeatures(faces, BadFiles(skip=True)).clips) == 3


def test_mean_face_is_part_of_the_net() -> None:
    mean = torch.rand(112, 112)
    inner = torch.nn.Flatten()
    inputs = torch.rand(2, 1, 112, 112)
    assert torch.equal(MeanFace(inner, mean)(inputs), inner(inputs - mean))


def test_the_baseline_learns_on_weights_that_a_user_names(tmp_path: Path) -> None:
    faces = features(tmp_path / "features", (1, 2), 64, color=True)
    torch.save(resnet50.ResNet50().state_dict(), tmp_path / "resnet50.pth")
    common = ["--features", str(faces), *places(tmp_path)]
    face_resnet50.main([*common, "--weights", str(tmp_path / "resnet50.pth")])
    assert json.loads((tmp_path / "results" / "face-resnet50.json").read_text())["n"] == 4
    assert "| 8 | " in next(row for row in (tmp_path / "results" / "README.md").read_text().splitlines()
                            if "frozen ResNet50 |" in row)
    with pytest.raises(DataError, match="needs ImageNet weights"):
        face_resnet50.main(common)
    (tmp_path / "resnet50.pth").write_bytes(b"torn")
    with pytest.raises(DataError, match="not the weights of a ResNet50"):
        face_resnet50.main([*common, "--weights", str(tmp_path / "resnet50.pth")])


def test_the_baseline_has_resnet50s_layers() -> None:
    """25,557,032 parameters with its classifier of 1000 classes, as published; 1,000 x 2,049 of them are that."""
    assert sum(values.numel() for values in resnet50.ResNet50().parameters()) == 25_557_032 - 1000 * 2049
    with torch.no_grad():
        assert resnet50.ResNet50().eval()(torch.rand(1, 3, 64, 64)).shape == (1, 2048)


def test_temperature_mends_scores_that_are_too_sure() -> None:
    random = np.random.default_rng(1)
    logits = random.normal(size=(4000, 7))
    truth = np.array([random.choice(7, p=row) for row in calibration.softmax(logits)])
    too_sure = 3 * logits
    found = calibration.temperature(too_sure, truth)
    assert found == pytest.approx(3, rel=.1)
    before = calibration.expected_error(calibration.softmax(too_sure), truth)
    assert calibration.expected_error(calibration.softmax(too_sure, found), truth) < .25 * before


def test_averaged_weights_follow_the_trained_ones() -> None:
    net = EmaNet(torch.nn.Linear(1, 1, bias=False), decay=.15).train()
    torch.nn.init.zeros_(net.net.weight)
    torch.nn.init.ones_(net.average.weight)
    # The first step counts for more: 1/11 of the past is kept, then 15 %.
    for expected in (1 / 11, .15 / 11):
        net(torch.ones(1, 1))
        assert float(net.average.weight) == pytest.approx(expected)
    assert float(net.eval()(torch.ones(1, 1))) == pytest.approx(.15 / 11)


def test_augmentation_is_drawn_by_the_generator_alone() -> None:
    images, labels = torch.randn(4, 1, 128, 282), torch.tensor([0, 1, 2, 3])
    once, again = (mel_augmentation.augmented(images, labels, torch.Generator().manual_seed(1)) for _ in range(2))
    assert torch.equal(once[0], again[0]) and torch.equal(once[1], again[1])
    assert once[1].sum(1) == pytest.approx(torch.ones(4))
    assert not torch.equal(once[0], images)
