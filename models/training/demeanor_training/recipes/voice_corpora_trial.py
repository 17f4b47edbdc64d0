"""How the voice net of eight corpora is judged: on whole corpora and on RAVDESS' actors that it never heard."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch

from ..data import mel, no_speech, ravdess, sound_recordings, speech_corpora
from ..data.long_images import activity, decibels
from ..data.mel_scenes import by_step
from ..data.speech_corpora import Utterance
from ..files import storage
from ..judging import calibration, familiarity, metrics, speech_detection
from ..judging.conditions import Condition, babble, conditions, mixed
from ..judging.evaluation import judge as figures
from ..learning import state_file
from ..nets.voice_speech import Exported
from ..results import record

PROTOCOL = ("trained without TESS, TurEV and RAVDESS' actors 17-20; judged on {what}; interval by resampling speakers")
#: Corpora that the trial does not learn from, and the corpus of which it leaves out some people.
CORPORA, HOME = ("tess", "turev", *speech_corpora.JUDGES), "ravdess"
ACTORS = range(17, 21)
#: What is judged on, in order; which recordings are also made worse: every nth.
JUDGED = (*CORPORA, HOME)
WORSE = {"tess": 7, HOME: 1}
#: What each set is, for people.
SETS = {"tess": "TESS", "turev": "TurEV", **speech_corpora.JUDGES, HOME: "RAVDESS, actors 17-20"}
SEED = 77
#: Sounds of each kind without speech, recordings of each corpus for detection, and sounds of babble.
SOUNDS, DETECTED, BABBLES = 12, 80, 12
#: Speech is looked for in noise of these, in dB below it.
NOISES = (20, 10, 5)


@dataclass(frozen=True)
class Verdict:
    """Figures of the trial."""

    #: By set: of what was left out; and with each person's scores divided by their mean.
    corpora: dict[str, dict]
    centred: dict[str, dict]
    #: By set, the mean of the largest score.
    confidence: dict[str, float]
    #: By set, under each condition.
    conditions: dict[str, dict[str, dict]]
    #: By kind of sound.
    false_alarms: dict[str, dict]
    #: By condition.
    misses: dict[str, dict]
    #: Logarithm of the temperature where all is familiar, and what is added to it and to each class' logit where nothing is.
    doubt: tuple[float, ...]
    #: How well the unfamiliarity tells a corpus that was left out from people of a known one: area under the curve.
    unknown: dict[str, float]
    #: Mean unfamiliarity by set, and under each condition.
    unfamiliar: dict[str, dict[str, float]]
    #: How many are right by their unfamiliarity.
    right: list[dict]


@dataclass(frozen=True)
class Answers:
    """What the net says of a set, and what is right."""

    logits: np.ndarray
    unfamiliar: np.ndarray
    truth: np.ndarray
    speakers: np.ndarray


def left_out(found: list[Utterance]) -> np.ndarray:
    """Which recordings the trial does not learn from."""
    return np.array([one.corpus in CORPORA or one.corpus == HOME and int(one.speaker) in ACTORS for one in found])


def judged(found: list[Utterance], name: str) -> list[Utterance]:
    """The recordings of a set; of RAVDESS without the neutral ones, as the reference judges."""
    return [one for one, out in zip(found, left_out(found)) if out and one.corpus == name
            and (name != HOME or one.path.stem.split("-")[2] in ravdess.EMOTIONS)]


def clip_names(own: list[Utterance], name: str) -> list[str]:
    """What the recordings of a set are called in the tables of scores."""
    return [one.path.stem if name == HOME else f"{one.speaker}__{one.path.stem}" for one in own]


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
def outputs(net: Exported, shown: np.ndarray) -> tuple[np.ndarray, ...]:
    """All that the net gives, in order."""
    found = [net(part) for part in torch.from_numpy(shown).split(64)]
    return tuple(torch.cat(parts).numpy() for parts in zip(*found))


def judge(net: Exported, found: list[Utterance], held: Path | None, results: Path, about: record.Entry,
          file: Path) -> Verdict:
    """All figures, printed and kept with the results; once found of a net, they are read.

    :param held: folder of recordings without speech that are not learnt from
    :param about: of the rows of results; their names end with the set's, and the protocol names what was judged on
    :param file: where they are kept
    """
    weights = state_file.digest(net.net)
    if file.exists():
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept.pop("net", None) == weights:
            return Verdict(**kept)
    net, random = net.eval(), np.random.default_rng(SEED)
    answers = {name: _answers(net, judged(found, name)) for name in JUDGED}
    doubt = fitted_doubt(answers)
    # What is judged says nothing of how unsure the net is there.
    by = {name: fitted_doubt({other: said for other, said in answers.items() if other != name or other == HOME})
          for name in answers}
    answers = {name: replace(said, logits=familiarity.tempered(said.logits, said.unfamiliar, by[name]))
               for name, said in answers.items()}
    corpora, centred_too, confidence = {}, {}, {}
    for name, said in answers.items():
        logits = said.logits
        corpora[name] = figures(logits, said.truth, said.speakers)
        confidence[name] = float(calibration.softmax(logits).max(1).mean())
        centred_too[name] = metrics.evaluate(centred(logits, said.speakers), said.truth, said.speakers)
        print(f"{name}: {metrics.line(corpora[name])}; centred {metrics.line(centred_too[name])}", flush=True)
        entry = replace(about, name=f"{about.name}-{name}", protocol=about.protocol.format(what=SETS[name]))
        record.keep(entry, {"part": SETS[name], **corpora[name]}, clip_names(judged(found, name), name), logits, said.truth,
                    results)
    made_worse = {name: _made_worse(net, name, judged(found, name)[::every], by[name], random)
                  for name, every in WORSE.items()}
    verdict = Verdict(corpora, centred_too, confidence, {name: found for name, (found, _) in made_worse.items()},
                      *_detection(net, found, held, random), doubt,
                      *_familiarity(answers, {name: means for name, (_, means) in made_worse.items()}))
    storage.write_json(file, {"net": weights, **asdict(verdict)})
    return verdict


def fitted_doubt(answers: dict[str, Answers]) -> tuple[float, ...]:
    """People of the known corpus count as much as all of the unknown ones, and these alike: those at hand are rarely as in
    training, and rarely as far from it. The classes of a corpus count alike.
    """
    weights = []
    for name, said in answers.items():
        clips = np.bincount(said.truth)
        weights.append((1 if name == HOME else 1 / (len(answers) - 1)) / np.count_nonzero(clips) / clips[said.truth])
    logits, truth, unfamiliar = (np.concatenate([getattr(said, what) for said in answers.values()])
                                 for what in ("logits", "truth", "unfamiliar"))
    return familiarity.doubt(logits, truth, unfamiliar, np.concatenate(weights))


def centred(logits: np.ndarray, speakers: np.ndarray) -> np.ndarray:
    """Scores divided by their speaker's mean: what calibration to the person makes of them, without labels."""
    scores = calibration.softmax(logits)
    for speaker in np.unique(speakers):
        scores[speakers == speaker] /= scores[speakers == speaker].mean(0)
    return scores / scores.sum(1, keepdims=True)


def _answers(net: Exported, own: list[Utterance]) -> Answers:
    said = [np.concatenate(parts) for parts in zip(*(outputs(net, images(windows)) for windows in _windows(own)))]
    return Answers(said[0], said[-1][:, 0], np.array([one.label for one in own]), np.array([one.speaker for one in own]))


def _windows(own: list[Utterance]):
    """The windows of recordings, 64 at a time."""
    for at in range(0, len(own), 64):
        yield [window(one) for one in own[at:at + 64]]


def _made_worse(net: Exported, name: str, own: list[Utterance], by: tuple[float, ...],
                random: np.random.Generator) -> tuple[dict[str, dict], dict[str, float]]:
    """By condition, the figures of what `by` makes of the logits, and the mean unfamiliarity."""
    sounds = [window(one) for one in own]
    truth, speakers = np.array([one.label for one in own]), np.array([one.speaker for one in own])
    found, unfamiliar = {}, {}
    for condition, worse in conditions(babble(own, BABBLES, random)).items():
        said = outputs(net, images([worse(sound, random) for sound in sounds]))
        logits = familiarity.tempered(said[0], said[-1][:, 0], by)
        found[condition], unfamiliar[condition] = metrics.evaluate(logits, truth, speakers), float(said[-1].mean())
        print(f"{name}, {condition}: {metrics.line(found[condition])}", flush=True)
    return found, unfamiliar


def _familiarity(answers: dict[str, Answers], worse: dict[str, dict[str, float]]) -> tuple[dict, dict, list]:
    unknown = {name: familiarity.auroc(answers[HOME].unfamiliar, answers[name].unfamiliar) for name in CORPORA}
    means = {name: {"clean": float(said.unfamiliar.mean()), **worse.get(name, {})} for name, said in answers.items()}
    right = familiarity.groups(np.concatenate([said.unfamiliar for said in answers.values()]), np.concatenate([
        said.logits.argmax(1) == said.truth for said in answers.values()]),
        np.repeat(list(answers), [len(said.truth) for said in answers.values()]))
    print(f"unfamiliar: {unknown}, {means}, {right}", flush=True)
    return unknown, means, right


def _detection(net: Exported, found: list[Utterance], held: Path | None,
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
    chosen = [one for name in JUDGED for one in random.permutation(np.array(judged(found, name)))[:DETECTED]]
    speech = [window(one) for one in chosen]
    truth = by_step(torch.from_numpy(np.stack([activity(decibels(sound)) for sound in speech]))).numpy()
    made_worse = {**conditions(babble(chosen, BABBLES, random)), **_noises()}
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
