"""The voice net that is shipped: python -m demeanor_training.voice_student --studio JSON --speech DIR [--ship]

One net that learns from two and from labels: from the net of eight corpora (`voice_corpora`), with whose weights it begins,
and from the net of quiet rooms (`crossvalidate --net voice-compact --ship`), which knows RAVDESS' people better. Both teachers
hear each window as it was recorded, the student hears it in its scene. The trial's teachers and the trial heard neither TESS
nor TurEV nor RAVDESS' actors 17-20, and it is judged on these. The shipped net then goes on, with
classes that a corpus lacks held more against its recordings, and lies half of the way to what that learns.
"""

import argparse
import copy
import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data import long_images, mel
from ..data.mel_scenes import ABSENT, NO_SPEECH_WEIGHT, SceneMaker, Scenes
from ..data.scene_augmentation import augmented
from ..data.voice_data import VoiceData
from ..export import bundle
from ..files.errors import BadFiles
from ..files.places import BUNDLES, data_folder
from ..learning import crossvalidation, device, stretches
from ..nets import merging
from ..nets.blend import Blend, Studio, studio_of
from ..nets.voice_speech import Level, VoiceAndSpeech
from ..results import record
from . import voice, voice_corpora, voice_corpora_card, voice_corpora_trial
from .voice_corpora import NAME as BUNDLE
from .voice_corpora import RATE, SEED, TRIAL_SEED, WITH, WITHOUT, Material
from .voice_corpora_trial import ACTORS, HOME, PROTOCOL

NAME = "voice-student"
DESCRIPTION = ("A residual net with attentive statistics pooling, of averaged weights, learnt from eight corpora in rooms, "
               "noise and narrow bands, and from what two nets say of them, indifferent to level; it says where speech is")
TYPED = "python -m demeanor_training.voice_student --studio JSON --speech DIR --no-speech DIR"
#: At the steady rate and while it falls.
STEPS, TRIAL_STEPS = (0, 4600), (0, 7500)
#: The shipped net's second training: its steps, its rate, how much classes count that a corpus lacks, and how far the
#: shipped net goes towards what it learns.
ON_STEPS, ON_RATE, ON_ABSENT, ON_SHARE = (0, 3000), RATE / 2, .6, .5
#: Share of the windows that the student hears as they were recorded too.
CLEAR = .35
#: What the teachers say counts so much, labels the rest; both softened by the temperature.
TAUGHT, SOFTENED = .7, 2.0
STUDIO, STUDIO_SEED = voice.RECIPES["voice-compact"], 1
LIMITS = """- The figures are those of the trial, which heard none of what it is judged on; nor did the two nets that it learnt
  from. The shipped net learnt in the same way from everything, so these recordings can no longer judge it. It then went half
  of the way to what 3,000 more steps teach. By that it gains 1.2 points (0.4-2.0, speakers resampled) on average on the
  corpora that it still never heard: it has 41.2 % of EMOVO, 30.1 % of CASIA and 32.5 % of EmoSpeech, 1.6, 1.8 and 0.3 more. The
  numbers that correct what it says of strangers are the trial's, and were fitted on these three, too.
- Neutral strangers: 61 native speakers of English, whom it never heard, read a paragraph (296 pieces, 3 s of each heard). It
  calls 42 % of the pieces calm (35-48), 31 % sad and 22 % happy, and is .35 sure on average.
- It hardly takes level as evidence: 30 dB less changes only recordings that are quiet already."""


@dataclass(frozen=True)
class Lesson:
    """A training of the student."""

    #: At the steady rate and while it falls.
    steps: tuple[int, int]
    rate: float = RATE
    #: How much classes count that a corpus lacks.
    absent: float = ABSENT


def loss_of(material: Material, training: np.ndarray, gains: np.ndarray, teachers: Blend, absent: float = ABSENT):
    """From a net and a generator to the loss of a batch drawn from these recordings."""
    maker = SceneMaker(material.found, material.images, material.sounds, material.silent, training, absent)
    level = Level()

    def loss(net: nn.Module, random: np.random.Generator) -> torch.Tensor:
        half = device.has_bfloat16_instructions()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            batch = augmented(maker.pairs(random, WITH, WITHOUT, CLEAR, gains, level.of).levelled(level), random)
            heard, recorded = (batch.images[:, one:one + 1].contiguous(memory_format=torch.channels_last) for one in (0, 1))
            said = teachers(recorded, batch.level).float()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            logits, speech = net(heard)
        logits = logits.float()
        soft = (said.clamp(min=1e-6).log() / SOFTENED).softmax(1)
        apart = -SOFTENED ** 2 * (soft * (logits / SOFTENED).log_softmax(1)).sum(1)
        share = taught(batch.weights)
        return voice_corpora.whole_loss(batch, (1 - share) * voice_corpora.wrong(batch, logits) + share * apart, speech)

    return loss


def taught(weights: torch.Tensor) -> torch.Tensor:
    """How much of each window's loss is the teachers': they have nothing to say of windows without speech."""
    return TAUGHT * ((weights - NO_SPEECH_WEIGHT) / (1 - NO_SPEECH_WEIGHT)).clamp(0, 1)


def recorded_gains(material: Material, cache: Path, processes: int) -> np.ndarray:
    """How loud each recording was beyond its image, in dB. Only RAVDESS' people all stand at one distance from one
    microphone; the others get its mean.
    """
    own = [one for one in material.found if one.corpus == HOME]
    known = mel.cached(cache, [one.path for one in own], "gains", long_images.recorded_gain, own, (1,), processes)[:, 0]
    found = np.full(len(material.found), known.mean(), np.float32)
    found[[one.corpus == HOME for one in material.found]] = known
    return found


def studio_without(options: argparse.Namespace) -> Studio:
    """The net of quiet rooms without the actors that the trial is judged on; trained unless it is there."""
    bad = BadFiles(options.skip_bad)
    data = VoiceData(data_folder(options.data), options.runs / "cache", options.processes, bad, with_others=True)
    # Fitted on the logits of the folds: the trial's net has no others to fit one on.
    temperature = json.loads(options.studio.read_text(encoding="utf-8"))["output"]["temperature"]
    training = ~np.isin(data.actors, ACTORS)
    own = voice.inputs(STUDIO, data, training)
    net = crossvalidation.trained(voice.task(STUDIO, data, training, options.studio_epochs),
                                  options.runs / f"{NAME}-studio-{options.studio_epochs}-{data.key(True)}.pt",
                                  STUDIO_SEED).average
    mean, deviation = float(own.mean[0]), float(own.std[0])

    def said(images: torch.Tensor) -> torch.Tensor:
        return net(((images - mean) / deviation).contiguous(memory_format=torch.channels_last)).float() / temperature

    return said


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.voice_student", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studio", type=Path, required=True,
                        help="json of the bundle that crossvalidate --net voice-compact --ship wrote")
    voice_corpora.add_material(parser)
    for option, usual, what in (("--steps", STEPS, "of the net that is shipped"),
                                ("--on-steps", ON_STEPS, "of its second training"),
                                ("--trial-steps", TRIAL_STEPS, "of the trial")):
        parser.add_argument(option, type=voice_corpora.steps, default=usual, metavar="STEADY+FALLING",
                            help=f"{what}; default: {usual[0]}+{usual[1]}")
    parser.add_argument("--studio-epochs", type=int, default=STUDIO.epochs, help="of the trial's; default: %(default)s")
    parser.add_argument("--ship", action="store_true", help="then train on everything and write the bundle")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    options = parser.parse_args(arguments)
    material = voice_corpora.load(options)
    gains = recorded_gains(material, options.runs / "cache", options.processes)
    verdict = _trial(options, material, gains)
    if options.ship:
        _ship(options, material, gains, verdict)


def _trial(options: argparse.Namespace, material: Material, gains: np.ndarray) -> voice_corpora_trial.Verdict:
    learnt = np.flatnonzero(~voice_corpora_trial.left_out(material.found))
    checkpoint = options.runs / f"{NAME}-trial-{material.key}.pt"
    corpora = stretches.finished(voice_corpora.fresh(TRIAL_SEED), voice_corpora.trial_checkpoint(options.runs, material))
    # It begins with the weights of the net of eight corpora, but not with its optimizer.
    net = _trained(options, material, gains, learnt, corpora, lambda: studio_without(options), corpora,
                   Lesson(options.trial_steps), checkpoint, TRIAL_SEED)
    entry = record.Entry(NAME, "One net that learnt from two, of which none heard TESS, TurEV and RAVDESS' actors 17-20", TYPED,
                         PROTOCOL)
    return voice_corpora_trial.judge(voice_corpora.exported(net, material, learnt), material.found + material.judges,
                                     options.no_speech and options.no_speech / "held", options.results, entry,
                                     checkpoint.with_suffix(".json"))


def _ship(options: argparse.Namespace, material: Material, gains: np.ndarray, verdict: voice_corpora_trial.Verdict) -> None:
    everything = np.arange(len(material.found))
    corpora = stretches.finished(voice_corpora.fresh(SEED), voice_corpora.final_checkpoint(options.runs, material))

    def trained(begin: VoiceAndSpeech, lesson: Lesson, what: str) -> VoiceAndSpeech:
        return _trained(options, material, gains, everything, corpora, lambda: studio_of(options.studio), begin, lesson,
                        options.runs / f"{NAME}-{what}-{material.key}.pt", SEED)

    first = trained(corpora, Lesson(options.steps), "final")
    net = merging.weighed(first, trained(first, Lesson(options.on_steps, ON_RATE, ON_ABSENT), "on"), ON_SHARE)
    about = voice_corpora_card.description(BUNDLE, DESCRIPTION, verdict, material.found, TYPED + " --ship", [TRIAL_SEED, SEED],
                                           sum(options.steps) + sum(options.on_steps), LIMITS)
    bundle.write(voice_corpora.exported(net, material, everything, tuple(verdict.doubt)), about, verdict.corpora[HOME],
                 options.out)


def _trained(options: argparse.Namespace, material: Material, gains: np.ndarray, learnt: np.ndarray, corpora: VoiceAndSpeech,
             studio: Callable[[], Studio], begin: VoiceAndSpeech, lesson: Lesson, checkpoint: Path,
             seed: int) -> VoiceAndSpeech:
    """The student that begins so and learnt from these recordings and both nets."""
    @functools.cache
    def teachers_loss():
        # Not before it is needed: a finished training takes its minutes no second time.
        first = voice_corpora.exported(corpora, material, learnt, voice_corpora.trial_doubt(options.runs, material))
        return loss_of(material, learnt, gains, Blend(first, studio()), lesson.absent)

    course = stretches.Course(*lesson.steps, lesson.rate, lambda net, random: teachers_loss()(net, random))
    return stretches.train(copy.deepcopy(begin).requires_grad_(True), course, checkpoint, seed)
