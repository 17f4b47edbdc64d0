"""The voice net that is shipped: python -m demeanor_training.voice_student --studio JSON --speech DIR [--ship]

One net that learns from two and from labels: from the net of eight corpora (`voice_corpora`), with whose weights it begins,
and from the net of quiet rooms (`crossvalidate --net voice-compact --ship`), which knows RAVDESS' people better. Both teachers
hear each window as it was recorded, the student hears it in its scene. The trial's teachers and the trial heard neither TESS
nor TurEV nor RAVDESS' actors 17-20, and it is judged on these.
"""

import argparse
import copy
import functools
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data import long_images, mel
from ..data.mel_scenes import NO_SPEECH_WEIGHT, SceneMaker, Scenes
from ..data.scene_augmentation import augmented
from ..data.voice_data import VoiceData
from ..export import bundle
from ..files.errors import BadFiles
from ..files.places import BUNDLES, data_folder
from ..learning import crossvalidation, device, stretches
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
#: Share of the windows that the student hears as they were recorded too.
CLEAR = .35
#: What the teachers say counts so much, labels the rest; both softened by the temperature.
TAUGHT, SOFTENED = .7, 2.0
STUDIO, STUDIO_SEED = voice.RECIPES["voice-compact"], 1
LIMITS = """- The figures are those of the trial, which heard none of what it is judged on; nor did the two nets that it learnt
  from. The shipped net learnt in the same way from everything, so these recordings can no longer judge it.
- It hardly takes level as evidence: 30 dB less changes only recordings that are quiet already."""


def loss_of(material: Material, training: np.ndarray, gains: np.ndarray, teachers: Blend):
    """From a net and a generator to the loss of a batch drawn from these recordings."""
    maker = SceneMaker(material.found, material.images, material.sounds, material.silent, training)
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
    net = _trained(options, material, gains, learnt, corpora, lambda: studio_without(options), options.trial_steps, checkpoint,
                   TRIAL_SEED)
    entry = record.Entry(NAME, "One net that learnt from two, of which none heard TESS, TurEV and RAVDESS' actors 17-20", TYPED,
                         PROTOCOL)
    return voice_corpora_trial.judge(voice_corpora.exported(net, material, learnt), material.found + material.judges,
                                     options.no_speech and options.no_speech / "held", options.results, entry,
                                     checkpoint.with_suffix(".json"))


def _ship(options: argparse.Namespace, material: Material, gains: np.ndarray, verdict: voice_corpora_trial.Verdict) -> None:
    everything = np.arange(len(material.found))
    corpora = stretches.finished(voice_corpora.fresh(SEED), voice_corpora.final_checkpoint(options.runs, material))
    net = _trained(options, material, gains, everything, corpora, lambda: studio_of(options.studio), options.steps,
                   options.runs / f"{NAME}-final-{material.key}.pt", SEED)
    about = voice_corpora_card.description(BUNDLE, DESCRIPTION, verdict, material.found, TYPED + " --ship", [TRIAL_SEED, SEED],
                                           sum(options.steps), LIMITS)
    bundle.write(voice_corpora.exported(net, material, everything, tuple(verdict.doubt)), about, verdict.corpora[HOME],
                 options.out)


def _trained(options: argparse.Namespace, material: Material, gains: np.ndarray, learnt: np.ndarray, corpora: VoiceAndSpeech,
             studio: Callable[[], Studio], steps: tuple[int, int], checkpoint: Path, seed: int) -> VoiceAndSpeech:
    """The student that learnt from these recordings and both nets."""
    @functools.cache
    def teachers_loss():
        # Not before it is needed: a finished training takes its minutes no second time.
        first = voice_corpora.exported(corpora, material, learnt, voice_corpora.trial_doubt(options.runs, material))
        return loss_of(material, learnt, gains, Blend(first, studio()))

    course = stretches.Course(*steps, RATE, lambda net, random: teachers_loss()(net, random))
    # It begins with the weights of the net of eight corpora, but not with its optimizer.
    return stretches.train(copy.deepcopy(corpora).requires_grad_(True), course, checkpoint, seed)
