"""How the voice net of eight corpora is judged: on whole corpora that it never heard, beside the net that it began as."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from ..data import mel, no_speech, ravdess, sound_recordings, speech_corpora
from ..data.long_images import activity, decibels
from ..data.mel_scenes import by_step
from ..data.speech_corpora import WHAT, Utterance
from ..files import storage
from ..judging import calibration, metrics, speech_detection
from ..judging.conditions import Condition, babble, conditions, mixed
from ..judging.evaluation import judge as figures
from ..nets.voice_speech import Exported, VoiceAndSpeech
from ..results import record

PROTOCOL = ("trained without TESS and TurEV; judged on {what}, the middle 3 s of each recording; interval by resampling "
            "speakers")
#: Corpora that the trial does not learn from; and that which is also made worse, every nth recording of it.
CORPORA, WORSE, EVERY = ("tess", "turev"), "tess", 7
SEED = 77
#: Sounds of each kind without speech, recordings of each corpus for detection, and sounds of babble.
SOUNDS, DETECTED, BABBLES = 12, 80, 12
#: Speech is looked for in noise of these, in dB below it.
NOISES = (20, 10, 5)

#: From images in dB, N x 1 x 128 x 282, to logits.
Logits = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Verdict:
    """Figures of the trial, and of the net that it began as."""

    #: Of each corpus that was left out; of the net before; top-1 with the classes' mean scores made alike.
    corpora: dict[str, dict]
    #: Of both together.
    together: dict
    before: dict[str, dict]
    centred: dict[str, dict]
    #: Of one corpus under each condition, and of the net before.
    conditions: dict[str, dict]
    conditions_before: dict[str, dict]
    #: By kind of sound.
    false_alarms: dict[str, dict]
    #: By condition.
    misses: dict[str, dict]
    #: Fitted on the corpora that were left out, each counting alike.
    temperature: float


def left_out(found: list[Utterance]) -> np.ndarray:
    """Which recordings the trial does not learn from."""
    return np.isin([one.corpus for one in found], CORPORA)


def window(one: Utterance) -> np.ndarray:
    """3 s: of RAVDESS from .5 s, of others the middle."""
    if one.corpus == "ravdess":
        return ravdess.read_window(one.path)
    samples = speech_corpora.read(one.path)
    return mel.fit(samples[max(0, (len(samples) - mel.WINDOW) // 2):])


def images(windows: list[np.ndarray]) -> np.ndarray:
    """N x 1 x 128 x 282 in dB."""
    return np.stack([mel.mel_image(sound.astype(np.float32)) for sound in windows])[:, None]


@torch.no_grad()
def outputs(net: VoiceAndSpeech, shown: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logits, N x 7, and probabilities of speech, N x 36."""
    exported = Exported(net).eval()
    found = [exported(part) for part in torch.from_numpy(shown).split(64)]
    return torch.cat([logits for logits, _ in found]).numpy(), torch.cat([speech for _, speech in found]).numpy()


def exported_logits(file: Path) -> Logits:
    """Of a bundle's net, standardised as its json says."""
    told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["preprocessing"]
    mean, deviation = np.float32(told["mean"]), np.float32(told["std"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return lambda shown: np.concatenate([session.run(["logits"], {"input": (part - mean) / deviation})[0]
                                         for part in np.array_split(shown, -(-len(shown) // 64))])


def temperature(file: Path) -> float:
    """Of a bundle's net, fitted on people that its corpora know and it does not."""
    return json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["output"]["temperature"]


def judge(net: VoiceAndSpeech, start: Path, found: list[Utterance], held: Path | None, results: Path, typed: str,
          file: Path) -> Verdict:
    """All figures, printed and kept with the results; once found, they are read.

    :param start: the net that it began as
    :param held: folder of recordings without speech that are not learnt from
    :param file: where they are kept
    """
    if file.exists():
        return Verdict(**json.loads(file.read_text(encoding="utf-8")))
    random = np.random.default_rng(SEED)
    nets: list[Logits] = [lambda shown: outputs(net, shown)[0], exported_logits(start)]
    corpora, all_logits, all_speakers = ({}, {}, {}), [], []
    for name in CORPORA:
        own = [one for one in found if one.corpus == name]
        truth, speakers = np.array([one.label for one in own]), np.array([one.speaker for one in own])
        said, before = (np.concatenate(parts) for parts in zip(*(
            [own_logits(shown) for own_logits in nets] for shown in map(images, _windows(own)))))
        corpora[0][name], corpora[1][name] = figures(said, truth, speakers), figures(before, truth, speakers)
        corpora[2][name] = metrics.evaluate(centred(said, speakers), truth, speakers)
        print(f"{name}: {metrics.line(corpora[0][name])}; before {metrics.line(corpora[1][name])}", flush=True)
        entry = record.Entry(f"voice-corpora-{name}", f"Eight corpora in rooms, noise and narrow bands, less "
                             f"{' and '.join(WHAT[other].split(' (')[0] for other in CORPORA)}", typed,
                             PROTOCOL.format(what=WHAT[name]))
        record.keep(entry, {"part": WHAT[name].split(" (")[0], **corpora[0][name]},
                    [f"{one.speaker}__{one.path.stem}" for one in own], said, truth, results)
        all_logits.append((said, truth))
        all_speakers.append(speakers)
    together = figures(*map(np.concatenate, zip(*all_logits)), np.concatenate(all_speakers))
    made_worse = _made_worse(nets, [one for one in found if one.corpus == WORSE][::EVERY], random)
    verdict = Verdict(corpora[0], together, *corpora[1:], *made_worse,
                      *_detection(net, found, held, random), shared_temperature(all_logits))
    storage.write_json(file, asdict(verdict))
    return verdict


def centred(logits: np.ndarray, speakers: np.ndarray) -> np.ndarray:
    """Scores divided by their speaker's mean: what calibration to the person makes of them, without labels."""
    scores = calibration.softmax(logits)
    for speaker in np.unique(speakers):
        scores[speakers == speaker] /= scores[speakers == speaker].mean(0)
    return scores / scores.sum(1, keepdims=True)


def shared_temperature(judged: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """The one that makes the truth likeliest where each corpus counts alike: people at hand are rarely as in training."""
    draws = np.random.default_rng(SEED)
    most = max(len(truth) for _, truth in judged)
    chosen = [draws.integers(0, len(truth), most) for _, truth in judged]
    return calibration.temperature(np.concatenate([logits[rows] for (logits, _), rows in zip(judged, chosen)]),
                                   np.concatenate([truth[rows] for (_, truth), rows in zip(judged, chosen)]))


def _windows(own: list[Utterance]):
    """The windows of recordings, 64 at a time."""
    for at in range(0, len(own), 64):
        yield [window(one) for one in own[at:at + 64]]


def _made_worse(nets: list[Logits], own: list[Utterance], random: np.random.Generator) -> tuple[dict, dict]:
    sounds = [window(one) for one in own]
    truth, speakers = np.array([one.label for one in own]), np.array([one.speaker for one in own])
    found: tuple[dict, dict] = {}, {}
    for name, worse in conditions(babble(own, BABBLES, random)).items():
        shown = images([worse(sound, random) for sound in sounds])
        for own_logits, kept in zip(nets, found):
            kept[name] = metrics.evaluate(own_logits(shown), truth, speakers)
        print(f"{WORSE}, {name}: {metrics.line(found[0][name])}; before {metrics.line(found[1][name])}", flush=True)
    return found


def _detection(net: VoiceAndSpeech, found: list[Utterance], held: Path | None,
               random: np.random.Generator) -> tuple[dict, dict]:
    """False alarms by kind of sound, and misses by condition."""
    kinds = [kind for kind in (*no_speech.LEARNT, *no_speech.HELD_OUT) for _ in range(SOUNDS)]
    after = slice(mel.SAMPLE_RATE, mel.SAMPLE_RATE + mel.WINDOW)
    sounds = [no_speech.sound(kind, [SEED, number])[after] for number, kind in enumerate(kinds)]
    names = [kind.__name__ for kind in kinds]
    for excerpt in sound_recordings.excerpts(held) if held else []:
        samples = sound_recordings.samples(excerpt)
        names.append("recorded music" if len(samples) > mel.WINDOW else "recorded effects")
        sounds.append(mel.fit(samples))
    alarms = speech_detection.false_alarms(outputs(net, images(sounds))[1], names)
    corpus = np.array([one.corpus for one in found])
    chosen = np.concatenate([random.permutation(np.flatnonzero(corpus == name))[:DETECTED]
                             for name in ("ravdess", *CORPORA)])
    speech = [window(found[number]) for number in chosen]
    truth = by_step(torch.from_numpy(np.stack([activity(decibels(sound)) for sound in speech]))).numpy()
    made_worse = {**conditions(babble([found[number] for number in chosen], BABBLES, random)), **_noises()}
    misses = {}
    for name, worse in made_worse.items():
        misses[name] = speech_detection.misses(outputs(net, images([worse(sound, random) for sound in speech]))[1], truth)
        print(f"speech, {name}: {misses[name]}", flush=True)
    return alarms, misses


def _noises() -> dict[str, Condition]:
    def noise(slope: float, decibel: float) -> Condition:
        return lambda sound, random: mixed(sound, no_speech.coloured(random, slope, mel.WINDOW), decibel)

    return {f"{name} noise {decibel} dB": noise(slope, decibel)
            for name, slope in (("white", 0), ("pink", 1)) for decibel in NOISES}
