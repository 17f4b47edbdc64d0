"""One voice net that learns from two, on tones instead of speech."""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import numpy_helper
from test_voice_corpora import corpora, familiarity, material, voiced

from demeanor_training.data import mel
from demeanor_training.data.long_images import FRAMES
from demeanor_training.data.mel_scenes import NO_SPEECH_WEIGHT, SceneMaker
from demeanor_training.data.scene_augmentation import augmented
from demeanor_training.export import onnx_file
from demeanor_training.files.errors import DataError
from demeanor_training.judging import calibration
from demeanor_training.learning import stretches
from demeanor_training.nets import blend
from demeanor_training.nets.voice import compact
from demeanor_training.nets.voice_speech import Exported, Level, VoiceAndSpeech
from demeanor_training.recipes import voice_corpora, voice_corpora_trial, voice_student

__all__ = ["corpora"]


@pytest.fixture
def studio(tmp_path: Path) -> Path:
    """A bundle as `crossvalidate --net voice-compact --ship` writes it, as far as it is read."""
    torch.manual_seed(1)
    onnx_file.export(compact().eval(), [1, mel.N_MELS, mel.FRAMES], tmp_path / "studio.onnx", ("logits",))
    about = {"name": "studio", "onnx": {"file": "studio.onnx"}, "output": {"temperature": .8},
             "preprocessing": {"mean": [-50.0] * mel.FRAMES, "std": [20.0] * mel.FRAMES}}
    (tmp_path / "studio.json").write_text(json.dumps(about))
    return tmp_path / "studio.json"


def test_the_recipe_trains_judges_and_ships(corpora: tuple[Path, Path], speech: Path, studio: Path, tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 1)
    monkeypatch.setattr(voice_corpora_trial, "BABBLES", 1)
    monkeypatch.setattr(voice_corpora_trial, "SOUNDS", 1)
    for module in (voice_corpora_trial, voice_student):
        monkeypatch.setattr(module, "ACTORS", (2,))
    common = ["--data", str(corpora[0]), "--speech", str(corpora[1]), "--runs", str(tmp_path / "runs"), "--results",
              str(tmp_path / "results"), "--sounds", "2", "--processes", "1", "--steps", "0+1", "--trial-steps", "1+1",
              "--ship", "--skip-bad"]
    arguments = ["--studio", str(studio), "--studio-epochs", "1", *common, "--on-steps", "0+1", "--out", str(tmp_path / "out")]
    with pytest.raises(DataError, match="corpora-trial-.*missing"):
        voice_student.main(arguments)
    voice_corpora.main([*common, "--out", str(tmp_path / "corpora")])
    voice_student.main(arguments)
    written = json.loads((tmp_path / "out" / "voice-compact.json").read_text())
    assert "voice_student" in written["training"]["command"] and written["unfamiliar"] == {"output": "unfamiliar"}
    net = onnxruntime.InferenceSession(str(tmp_path / "out" / "voice-compact.onnx"))
    loud = np.random.default_rng(1).uniform(-60, 0, (3, 1, mel.N_MELS, mel.FRAMES)).astype(np.float32)
    shapes = [said.shape for said in net.run(["logits", "speech", "embedding", "unfamiliar"], {"input": loud})]
    assert shapes == [(3, 7), (3, 36), (3, 256), (3, 1)]
    assert all(np.isfinite(said).all() for said in net.run(None, {"input": np.full_like(loud, -100)}))
    for name in ("tess", "turev", "ravdess"):
        assert json.loads((tmp_path / "results" / f"voice-student-{name}.json").read_text())["n"]
    assert "It hardly takes level" in (tmp_path / "out" / "voice-compact.md").read_text()
    first, on = (torch.load(next((tmp_path / "runs").glob(f"voice-student-{name}-*.pt")))["average"] for name in ("final", "on"))
    half = (first["head.2.weight"] + on["head.2.weight"]) / 2
    assert not torch.equal(first["head.2.weight"], on["head.2.weight"])
    assert any(values.shape == half.shape and torch.allclose(values, half, atol=1e-6) for values in weights_of(tmp_path / "out"))
    weights = (tmp_path / "out" / "voice-compact.onnx").read_bytes()
    voice_student.main(arguments)
    assert (tmp_path / "out" / "voice-compact.onnx").read_bytes() == weights


def weights_of(folder: Path) -> list[torch.Tensor]:
    """All arrays of the exported net."""
    graph = onnx.load(str(folder / "voice-compact.onnx")).graph
    return [torch.from_numpy(numpy_helper.to_array(values).copy()) for values in graph.initializer]


def test_a_maker_is_told_how_much_classes_count_that_a_corpus_lacks(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    found, images, _ = material(corpora, tmp_path)
    sounds = np.full((1, mel.N_MELS, FRAMES), -50, np.float16)
    maker = SceneMaker(found, images, sounds, np.array([False]), np.arange(len(found)), .6)
    priors = maker(np.random.default_rng(1), 60, 1).priors
    assert set(priors.unique().tolist()) == {torch.tensor(.6).item(), 1}


def test_the_studios_teacher_hears_images_as_they_were_recorded() -> None:
    image = torch.from_numpy(mel.mel_image(voiced(3).astype(np.float32)))[None, None]
    level, heard = Level(), []
    torch.manual_seed(1)
    corpora = Exported(VoiceAndSpeech(), familiarity()).eval()

    def studio(images: torch.Tensor) -> torch.Tensor:
        heard.append(images)
        return torch.eye(7)[:1] * 20

    said = blend.Blend(corpora, studio)(level(image), level.of(image).flatten())
    # But for what is more than 60 dB below the voice's level.
    near = image > level.of(image) - 60
    assert torch.allclose(heard[0][near], image[near], atol=1e-4) and near.float().mean() > .3
    logits, _, _, unfamiliar = (out.detach().numpy() for out in corpora(image))
    expected = blend.mixed(calibration.softmax(logits), np.eye(7)[:1], unfamiliar)
    assert said.numpy() == pytest.approx(expected, abs=1e-5)


def test_pairs_hold_each_window_in_its_scene_and_as_it_was_recorded(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    found, _, maker = material(corpora, tmp_path)
    gains = np.where([one.corpus == "ravdess" for one in found], -7, 3).astype(np.float32)
    level = Level()

    def drawn(clear: float):
        return maker.pairs(np.random.default_rng(4), 40, 5, clear, gains, level.of)

    scenes, clear = drawn(0), drawn(1)
    assert scenes.images.shape == (45, 2, mel.N_MELS, mel.FRAMES)
    assert torch.equal(scenes.images[:, 1], clear.images[:, 1]) and torch.equal(clear.images[:, 0], clear.images[:, 1])
    assert not torch.equal(scenes.images[:40, 0], scenes.images[:40, 1])
    assert torch.equal(scenes.images[40:, 0], scenes.images[40:, 1])
    beyond = (scenes.level - level.of(scenes.images[:, 1:]).flatten()).numpy()
    assert set(beyond[:40].round(3)) == {-7, 3} and beyond[40:] == pytest.approx(gains.mean(), abs=1e-4)
    mixed = augmented(scenes.levelled(level), np.random.default_rng(1))
    assert mixed.images.shape == scenes.images.shape and mixed.level.shape == (45,)
    assert scenes.level.min() <= mixed.level.min() and mixed.level.max() <= scenes.level.max()


def test_teachers_say_nothing_of_windows_without_speech() -> None:
    shares = voice_student.taught(torch.tensor([1, NO_SPEECH_WEIGHT])).tolist()
    assert shares == pytest.approx([voice_student.TAUGHT, 0], abs=1e-6)
