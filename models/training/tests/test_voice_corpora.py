"""The voice net of eight corpora, on tones instead of speech."""

import itertools
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import soundfile
import torch
from conftest import opus
from numpy.random import default_rng

from demeanor_training.data import long_images, mel, no_speech, ravdess, speech_corpora
from demeanor_training.data.long_images import LongImages
from demeanor_training.data.mel_scenes import STEP, STEPS, SceneMaker, by_step
from demeanor_training.data.scene_augmentation import augmented
from demeanor_training.data.speech_corpora import SHARES, Utterance
from demeanor_training.files.errors import BadFiles, DataError
from demeanor_training.judging import calibration, conditions, score_tables, speech_detection
from demeanor_training.judging import familiarity as judged_familiarity
from demeanor_training.learning import stretches
from demeanor_training.nets.familiarity import Familiarity
from demeanor_training.nets.voice_speech import Exported, Level, VoiceAndSpeech
from demeanor_training.recipes import voice_corpora, voice_corpora_trial


@pytest.fixture
def corpora(ravdess: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The data folder and that of the corpora that are laid out: two short recordings of each."""
    for name in ("03a01Wa", "08a02Na"):
        opus(ravdess / "speech" / "emodb" / f"{name}.opus", 16_000, 1.5)
    laid = tmp_path / "laid"
    for corpus in {*SHARES, *speech_corpora.JUDGES} - {"ravdess", "emodb"}:
        for speaker, label in (("a", "happy"), ("b", "calm")):
            (laid / corpus / label).mkdir(parents=True)
            soundfile.write(laid / corpus / label / f"{speaker}__1.wav", voiced(1.5, 24_000), 24_000)
    return ravdess, laid


def voiced(seconds: float, rate: int = mel.SAMPLE_RATE, pitch: float = 150) -> np.ndarray:
    """Half a second of silence, then a tone with overtones."""
    time = np.arange(int(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * pitch * k * time) / k for k in range(1, 15))
    return .2 * tone * (time > .5) + 1e-5 * default_rng(1).standard_normal(len(time))


def material(corpora: tuple[Path, Path], tmp_path: Path) -> tuple[list[Utterance], LongImages, SceneMaker]:
    found = speech_corpora.utterances(*corpora, BadFiles(False))
    images = LongImages(found, tmp_path / "cache", 1)
    sounds = np.stack([long_images.sound_image(no_speech.sound(kind, [1])) for kind in (no_speech.hum, no_speech.silence)])
    return found, images, SceneMaker(found, images, sounds, np.array([False, True]), np.arange(len(found)))


def test_the_recipe_trains_judges_and_ships(corpora: tuple[Path, Path], tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 1)
    monkeypatch.setattr(voice_corpora_trial, "BABBLES", 1)
    monkeypatch.setattr(voice_corpora_trial, "SOUNDS", 1)
    monkeypatch.setattr(voice_corpora_trial, "ACTORS", (2,))
    held = tmp_path / "sounds" / "held"
    held.mkdir(parents=True)
    (tmp_path / "sounds" / "learn").mkdir()
    for folder in ("held", "learn"):
        soundfile.write(tmp_path / "sounds" / folder / "music.wav", voiced(6, 16_000), 16_000)
    arguments = ["--data", str(corpora[0]), "--speech", str(corpora[1]), "--no-speech",
                 str(tmp_path / "sounds"), "--runs", str(tmp_path / "runs"), "--results", str(tmp_path / "results"),
                 "--steps", "1+1", "--trial-steps", "1+1", "--sounds", "2", "--processes", "1", "--ship", "--out",
                 str(tmp_path / "out")]
    voice_corpora.main(arguments)
    written = json.loads((tmp_path / "out" / "voice-compact.json").read_text())
    assert written["speech"] == {"output": "speech", "steps": 36, "hop_s": pytest.approx(8 * 512 / 48_000),
                                 "threshold": .5, "min_s": .25}
    net = onnxruntime.InferenceSession(str(tmp_path / "out" / "voice-compact.onnx"))
    logits, speech, embedding, unfamiliar = net.run(["logits", "speech", "embedding", "unfamiliar"],
                                                    {"input": np.zeros((3, 1, 128, 282), np.float32)})
    assert logits.shape == (3, 7) and speech.shape == (3, STEPS) and (speech >= 0).all() and (speech <= 1).all()
    assert embedding.shape == (3, 256) and unfamiliar.shape == (3, 1) and (0 <= unfamiliar).all() and (unfamiliar <= 1).all()
    assert written["unfamiliar"] == {"output": "unfamiliar"}
    card = (tmp_path / "out" / "voice-compact.md").read_text()
    assert "recorded music" in card and "| telephone |" in card and "| TurEV | centred | 2 |" in card
    assert {file.name for file in (tmp_path / "results").glob("*.json")} == {
        f"voice-corpora-{name}.json" for name in voice_corpora_trial.JUDGED}
    clips, _, _ = score_tables.read(tmp_path / "results" / "voice-corpora-ravdess.scores.csv")
    assert len(clips) == 7 and all(clip.endswith("-02") for clip in clips)
    assert written["validation"]["n"] == 7 and "TESS" in written["validation"]["protocol"]
    weights = (tmp_path / "out" / "voice-compact.onnx").read_bytes()
    # What was found of another net is no figure of this one.
    judged = next((tmp_path / "runs").glob("voice-compact-corpora-trial-*.json"))
    found = json.loads(judged.read_text())
    judged.write_text(json.dumps({**found, "net": "another", "doubt": [9.0] * len(found["doubt"])}))
    voice_corpora.main(arguments)
    assert json.loads(judged.read_text()) == found
    assert (tmp_path / "out" / "voice-compact.onnx").read_bytes() == weights


def trained(checkpoint: Path, steady: int, falling: int, *, start: Path | None = None, seed: int = 1, born: int = 3,
            ends_at: int = 99) -> torch.nn.Module:
    """A small net after a course; the run is ended at one of its steps."""
    torch.manual_seed(born)
    net, steps = torch.nn.Linear(3, 2), itertools.count()

    def loss(own: torch.nn.Module, random: np.random.Generator) -> torch.Tensor:
        if next(steps) == ends_at:
            raise InterruptedError
        return own(torch.from_numpy(random.random((4, 3), np.float32))).square().sum()

    return stretches.train(net, stretches.Course(steady, falling, .1, loss), checkpoint, seed, start)


def test_a_run_that_was_ended_goes_on_to_the_same_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 2)
    with pytest.raises(InterruptedError):
        trained(tmp_path / "parts.pt", 4, 2, ends_at=3)
    whole, parts = trained(tmp_path / "whole.pt", 4, 2), trained(tmp_path / "parts.pt", 4, 2)
    assert torch.equal(whole.weight, parts.weight)


@pytest.mark.parametrize("other", [{"steady": 2}, {"falling": 4}, {"seed": 2}, {"born": 4}], ids=str)
def test_a_checkpoint_of_another_run_is_refused(other: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 2)
    trained(tmp_path / "run.pt", 4, 2)
    with pytest.raises(DataError, match="run.pt: is of a run of other .*; remove it to start anew"):
        trained(tmp_path / "run.pt", **{"steady": 4, "falling": 2, **other})


def test_a_training_that_has_not_ended_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 2)
    with pytest.raises(InterruptedError):
        trained(tmp_path / "run.pt", 4, 2, ends_at=3)
    with pytest.raises(DataError, match="run.pt: its training has not ended"):
        stretches.finished(torch.nn.Linear(3, 2), tmp_path / "run.pt")
    average = trained(tmp_path / "run.pt", 4, 2)
    assert torch.equal(stretches.finished(torch.nn.Linear(3, 2), tmp_path / "run.pt").weight, average.weight)


def test_a_beginning_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="gone.pt: no such file"):
        trained(tmp_path / "run.pt", 0, 100, start=tmp_path / "gone.pt")


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    (tmp_path / "run.pt").write_bytes(b"no weights")
    with pytest.raises(DataError, match="run.pt: damaged"):
        stretches.train(torch.nn.Linear(1, 1), stretches.Course(100, 0, .1, lambda *_: None), tmp_path / "run.pt", 1)


def test_a_longer_training_goes_on_from_before_the_fall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 2)
    trained(tmp_path / "steady.pt", 4, 0)
    trained(tmp_path / "falls.pt", 4, 2)
    before, at_the_end = (torch.load(file) for file in (stretches.steady(tmp_path / "falls.pt"), tmp_path / "falls.pt"))
    assert torch.equal(before["net"]["weight"], torch.load(tmp_path / "steady.pt")["net"]["weight"])
    assert before["done"] == 4 and at_the_end["done"] == 6
    trained(tmp_path / "longer.pt", 0, 2, start=stretches.steady(tmp_path / "falls.pt"))
    # Its rate falls over its own steps, from the weights before the fall.
    moved = torch.load(tmp_path / "longer.pt")["net"]["weight"] - before["net"]["weight"]
    assert 0 < moved.abs().max() < .2


def test_the_trial_leaves_out_corpora_and_actors(tmp_path: Path) -> None:
    found = [Utterance(tmp_path / name, corpus, speaker, 0) for corpus, speaker, name in (
        ("ravdess", "16", "03-01-02-01-01-01-16.flac"), ("ravdess", "17", "03-01-02-01-01-01-17.flac"),
        ("ravdess", "17", "03-01-01-01-01-01-17.flac"), ("tess", "OAF", "OAF__1.wav"), ("nemo", "17", "17__1.wav"))]
    assert voice_corpora_trial.left_out(found).tolist() == [False, True, True, True, False]
    # Neutral recordings are not learnt from and not judged either.
    assert voice_corpora_trial.judged(found, "ravdess") == [found[1]]
    assert voice_corpora_trial.judged(found, "tess") == [found[3]]


def test_level_is_no_evidence() -> None:
    torch.manual_seed(1)
    net = Exported(VoiceAndSpeech(), familiarity()).eval()
    loud = torch.from_numpy(mel.mel_image(voiced(3).astype(np.float32)))[None, None]
    soft = torch.from_numpy(mel.mel_image((voiced(3) * 10 ** -1.5).astype(np.float32)))[None, None]
    with torch.no_grad():
        for one, other in zip(net(loud), net(soft)):
            assert torch.allclose(one, other, atol=1e-4)


def places() -> torch.Tensor:
    """Three places of the space of embeddings."""
    return torch.from_numpy(default_rng(2).standard_normal((3, 256)).astype(np.float32))


def familiarity() -> Familiarity:
    """Of 40 recordings of four speakers around two places."""
    scattered = torch.from_numpy(default_rng(3).standard_normal((40, 256)).astype(np.float32))
    return Familiarity(places()[:2].repeat(20, 1) + .5 * scattered, [f"{number // 2 % 4}" for number in range(40)],
                       torch.ones(40), 3)


def test_the_net_is_less_sure_of_what_is_unfamiliar() -> None:
    torch.manual_seed(1)
    net, known = VoiceAndSpeech(), familiarity()
    image = torch.from_numpy(mel.mel_image(voiced(3).astype(np.float32)))[None, None]
    with torch.no_grad():
        logits, _, embedding, unfamiliar = Exported(net, known).eval()(image)
        doubted = Exported(net, known, (.2, .7)).eval()(image)[0]
        leant = Exported(net, known, (.2, .7, *range(7))).eval()(image)[0]
    assert embedding.shape == (1, 256)
    assert torch.allclose(doubted, logits / torch.exp(.2 + .7 * unfamiliar), atol=1e-6)
    assert torch.allclose(leant, doubted + unfamiliar * torch.arange(7), atol=1e-6)


def test_what_is_far_from_all_that_was_learnt_is_unfamiliar() -> None:
    known = familiarity()
    first, second, elsewhere = known(places()).flatten().tolist()
    assert elsewhere > .99 and max(first, second) < .1
    # A recording that was learnt is nearer to itself than others are.
    assert known(known.references * known.scale + known.mean).max() < .1


def test_an_unknown_corpus_is_told_by_its_scores() -> None:
    known, unknown = np.array([.1, .2, .3, .4]), np.array([.35, .6])
    assert judged_familiarity.auroc(known, unknown) == pytest.approx(7 / 8)
    assert judged_familiarity.auroc(known, known) == .5
    # Where nothing is known the answers are wrong: they get less sure there.
    random = default_rng(4)
    truth, unfamiliar = random.integers(0, 7, 400), np.repeat([.1, .9], 200)
    logits = 4 * np.eye(7)[np.where(np.arange(400) < 200, truth, random.integers(0, 7, 400))]
    doubt = judged_familiarity.doubt(logits, truth, unfamiliar, np.ones(400))
    sure = calibration.softmax(judged_familiarity.tempered(logits, unfamiliar, doubt)).max(1)
    assert sure[0] > .9 and sure[-1] < .4
    groups = judged_familiarity.groups(np.r_[known, unknown], np.array([1, 1, 0, 1, 0, 1]), np.array(list("aaaabb")))
    assert [group["n"] for group in groups] == [2, 3, 1, 0] and groups[3]["top1"] is None
    assert groups[1]["top1"] == pytest.approx(.25 / (2 * .25 + .5))


def test_a_class_that_is_said_too_often_of_strangers_is_said_less() -> None:
    random = default_rng(5)
    truth, unfamiliar = np.tile(np.arange(7), 100), np.repeat([.1, .9], 350)
    logits = 2.0 * np.eye(7)[truth] + random.standard_normal((700, 7))
    logits[unfamiliar > .5, 2] += 2
    doubt = judged_familiarity.doubt(logits, truth, unfamiliar, np.ones(700))
    assert np.argmin(doubt[2:]) == 2 and doubt[4] < -.8
    said, before = (made.argmax(1) for made in (judged_familiarity.tempered(logits, unfamiliar, doubt), logits))
    assert (said == truth)[350:].mean() > (before == truth)[350:].mean() + .05


def test_long_images_are_mel_images() -> None:
    window = voiced(3).astype(np.float32)
    image = long_images.decibels(window)
    assert np.abs(np.maximum(image, image.max() - mel.TOP_DB) - mel.mel_image(window)).max() < .01


def test_speech_is_where_it_is_loud() -> None:
    found = long_images.activity(long_images.decibels(voiced(2)))
    begins = int(.5 * mel.SAMPLE_RATE / mel.HOP)
    assert (found[:begins - 8] == 0).all() and (found[begins + 2:-2] == 1).all()


def test_a_step_is_speech_if_half_of_it_is() -> None:
    speech = torch.zeros(1, mel.FRAMES, dtype=torch.int8)
    speech[0, 4:STEP] = 1
    speech[0, STEP + 5:2 * STEP] = 1
    speech[0, 2 * STEP:3 * STEP] = -1
    assert by_step(speech)[0, :4].tolist() == [1, -1, -1, 0]


def test_names_and_folders_say_who_feels_what(corpora: tuple[Path, Path]) -> None:
    found = speech_corpora.utterances(*corpora, BadFiles(False))
    told = {(one.corpus, one.speaker, one.label) for one in found}
    assert {("ravdess", "01", 1), ("emodb", "08", 1), ("tess", "a", 4), ("urdu", "b", 1)} <= told
    assert {one.corpus for one in found} == set(SHARES)
    weights = speech_corpora.weights(found)
    shares = {corpus: sum(weight for one, weight in zip(found, weights) if one.corpus == corpus) for corpus in SHARES}
    assert shares == pytest.approx(SHARES)


def test_a_corpus_that_is_not_there_is_told(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    (corpora[1] / "urdu").rename(tmp_path / "elsewhere")
    with pytest.raises(DataError, match="urdu: holds no recordings"):
        speech_corpora.utterances(*corpora, BadFiles(False))


def test_scenes_are_drawn_by_the_generator_alone(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    found, _, maker = material(corpora, tmp_path)
    one, other = (maker(default_rng(4), 6, 2) for _ in range(2))
    assert torch.equal(one.images, other.images) and torch.equal(one.speech, other.speech)
    assert one.images.shape == (8, 128, 282) and torch.isfinite(one.images).all()
    assert (one.images.amax((1, 2)) - one.images.amin((1, 2)) <= mel.TOP_DB + 1e-3).all()
    assert (one.speech[:6] == 1).any() and (one.speech[6:, :-1] == 0).all()
    assert torch.allclose(one.targets.sum(1), torch.ones(8))
    # Corpora of two classes hardly hold the five others against their recordings.
    few = maker._priors[list(SHARES).index("tess")]
    assert few.tolist() == pytest.approx([.15, 1, .15, .15, 1, .15, .15])
    mixed = augmented(one.levelled(Level()), default_rng(5))
    assert mixed.images.shape == (8, 1, 128, 282) and torch.isfinite(mixed.images).all()


@pytest.mark.parametrize("kind", [*no_speech.LEARNT, *no_speech.HELD_OUT])
def test_sounds_without_speech_are_made_again_from_their_seed(kind) -> None:
    one = no_speech.sound(kind, [1, 2])
    assert one.shape == (long_images.SAMPLES,) and np.isfinite(one).all() and np.abs(one).max() <= .5001
    assert np.array_equal(one, no_speech.sound(kind, [1, 2]))


def test_recordings_are_made_worse_as_told() -> None:
    window = voiced(3).astype(np.float32)
    noise = default_rng(1).standard_normal(len(window))
    noisy = conditions.mixed(window, noise, 10)
    assert 10 * np.log10(conditions.active_power(window) / ((noisy - window) ** 2).mean()) == pytest.approx(10, abs=.1)
    narrow = np.abs(np.fft.rfft(conditions.telephone(window)))
    frequencies = np.fft.rfftfreq(len(window), 1 / mel.SAMPLE_RATE)
    assert narrow[frequencies > 4500].max() < narrow.max() * 1e-3
    assert conditions.room(window, default_rng(1))[-1000:].std() > 2 * window[-1000:].std() * .5


def test_speakers_are_centred_without_labels() -> None:
    logits = np.log(np.array([[.6, .4], [.9, .1], [.4, .6], [.2, .8]]))
    found = voice_corpora_trial.centred(logits, np.array(["a", "a", "b", "b"]))
    assert found.argmax(1).tolist() == [1, 0, 0, 1]


def test_false_alarms_and_misses_are_counted() -> None:
    speech = np.zeros((3, STEPS))
    speech[0, :3], speech[1, :2] = .9, .9
    assert speech_detection.false_alarms(speech, ["hum", "hum", "rain"]) == {"hum": {"n": 2, "share": .5},
                                                                             "rain": {"n": 1, "share": 0.0}}
    truth = np.full((3, STEPS), -1)
    truth[:, 2], truth[:, 1] = 1, 0
    missed = speech_detection.misses(speech, truth)
    assert missed["windows missed"]["share"] == pytest.approx(2 / 3)
    assert missed["steps missed"]["share"] == pytest.approx(2 / 3)
    assert missed["pauses taken for speech"]["share"] == pytest.approx(2 / 3)


def test_a_recording_that_names_no_speaker_is_told(tmp_path: Path) -> None:
    (tmp_path / "tess" / "happy").mkdir(parents=True)
    (tmp_path / "tess" / "happy" / "take.wav").touch()
    with pytest.raises(DataError, match=r"take\.wav: is not named SPEAKER__NAME\.wav"):
        speech_corpora._laid_out(tmp_path, "tess")


def test_turevs_speakers_are_numbers_not_emotions(tmp_path: Path) -> None:
    for name in ("angry/kz__1157_kz_algi.wav", "calm/sk__1157_sk_algi.wav", "calm/sk__1234_sk_algi.wav"):
        (tmp_path / "turev" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "turev" / name).touch()
    assert [one.speaker for one in speech_corpora._laid_out(tmp_path, "turev")] == ["1157", "1157", "1234"]
