"""The voice net of eight corpora, a teacher of the shipped one: python -m demeanor_training.voice_corpora --speech DIR [--ship]

It learns from eight corpora, each window put into a room, noise or a narrow band of its own, and from sounds without speech.
A trial leaves out two of the corpora and four of RAVDESS' actors and is judged on these. --ship then goes on with everything
from what the trial knew before its rate fell, and writes the bundle under the trial's figures.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from ..data import long_images, mel, no_speech, sound_recordings
from ..data.long_images import LongImages
from ..data.mel_scenes import SceneMaker, Scenes
from ..data.scene_augmentation import augmented
from ..data.speech_corpora import Utterance, judges, utterances, weights
from ..export import bundle
from ..files import storage
from ..files.errors import BadFiles
from ..files.places import BUNDLES, RUNS, data_folder
from ..learning import device, stretches
from ..nets.familiarity import Familiarity
from ..nets.voice_speech import Exported, Level, VoiceAndSpeech
from ..results import record
from . import voice_corpora_card, voice_corpora_trial

NAME = "voice-compact"
DESCRIPTION = ("A residual net with attentive statistics pooling, of averaged weights, learnt from eight corpora in rooms, "
               "noise and narrow bands, indifferent to level; it also says where speech is")
#: Windows of a batch with speech and without.
WITH, WITHOUT = 27, 5
RATE, SEED, TRIAL_SEED = 2e-3, 2, 1
#: Steps at the steady rate and while it falls, of the trial and of the net that is shipped.
TRIAL_STEPS, FINAL_STEPS = (8000, 8000), (4000, 9000)
#: How much speech counts beside the classes.
SPEECH_SHARE = .4
SOUNDS, SOUNDS_SEED = 1400, 5


@dataclass(frozen=True)
class Material:
    """Everything there is to learn from."""

    found: list[Utterance]
    #: What is only judged on.
    judges: list[Utterance]
    images: LongImages
    #: Images of sounds without speech, and which are silence.
    sounds: np.ndarray
    silent: np.ndarray

    @property
    def key(self) -> str:
        """Runs on other recordings have other names: what a killed one left behind must not mix with them."""
        return storage.fingerprint([one.path for one in self.found])[:8]


def load(options: argparse.Namespace) -> Material:
    bad = BadFiles(options.skip_bad)
    found = utterances(data_folder(options.data), options.speech, bad)
    bad.summary()
    cache = options.runs / "cache"
    made = no_speech.drawn(options.sounds, SOUNDS_SEED)
    shape = (mel.N_MELS, long_images.FRAMES)
    sounds = [mel.cached(cache, [], f"no-speech-{options.sounds}", _made_image, made, shape, options.processes, np.float16)]
    if options.no_speech:
        recorded = sound_recordings.excerpts(options.no_speech / "learn")
        sounds.append(mel.cached(cache, [one.path for one in recorded], "recorded", _recorded_image, recorded, shape,
                                 options.processes, np.float16))
    silent = np.zeros(sum(map(len, sounds)), bool)
    silent[:len(made)] = [kind is no_speech.silence for kind, _ in made]
    return Material(found, judges(options.speech), LongImages(found, cache, options.processes), np.concatenate(sounds), silent)


def trial_checkpoint(runs: Path, material: Material) -> Path:
    """Where the trial's state is kept; its figures lie beside it, as JSON."""
    return runs / f"{NAME}-corpora-trial-{material.key}.pt"


def trial_doubt(runs: Path, material: Material) -> tuple[float, ...]:
    """How unsure the trial made its net of what it does not know, as `Exported` takes it."""
    told = trial_checkpoint(runs, material).with_suffix(".json").read_text(encoding="utf-8")
    return tuple(json.loads(told)["doubt"])


def final_checkpoint(runs: Path, material: Material) -> Path:
    """Where the state of the net that learnt from everything is kept."""
    return runs / f"{NAME}-corpora-final-{material.key}.pt"


def _made_image(job: tuple[no_speech.Kind, list[int]]) -> np.ndarray:
    return long_images.sound_image(no_speech.sound(*job))


def _recorded_image(excerpt: sound_recordings.Excerpt) -> np.ndarray:
    return long_images.sound_image(sound_recordings.samples(excerpt))


def loss_of(material: Material, training: np.ndarray):
    """From a net and a generator to the loss of a batch drawn from these recordings."""
    maker = SceneMaker(material.found, material.images, material.sounds, material.silent, training)
    level = Level()

    def loss(net: nn.Module, random: np.random.Generator) -> torch.Tensor:
        with torch.no_grad():
            batch = maker(random, WITH, WITHOUT)
            batch = augmented(batch.levelled(level), random)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=device.has_bfloat16_instructions()):
            logits, speech = net(batch.images.to(memory_format=torch.channels_last))
        return whole_loss(batch, wrong(batch, logits.float()), speech)

    return loss


def wrong(batch: Scenes, logits: torch.Tensor) -> torch.Tensor:
    """Each window's loss by its label."""
    # A class that a corpus lacks is hardly held against its recordings: a corpus must not mean a class.
    return -(batch.targets * (logits + batch.priors.log()).log_softmax(1)).sum(1)


def whole_loss(batch: Scenes, each: torch.Tensor, speech: torch.Tensor) -> torch.Tensor:
    """The weighted mean of each window's loss, and what is misheard as speech or not."""
    clear = (batch.speech >= 0).float()
    misheard = F.binary_cross_entropy_with_logits(speech.float(), batch.speech.clamp(min=0), reduction="none")
    return (each * batch.weights).sum() / batch.weights.sum() + SPEECH_SHARE * (misheard * clear).sum() / clear.sum()


def fresh(seed: int) -> VoiceAndSpeech:
    """With random weights."""
    torch.manual_seed(seed)
    return VoiceAndSpeech().to(memory_format=torch.channels_last)


@torch.no_grad()
def exported(net: VoiceAndSpeech, material: Material, learnt: np.ndarray, doubt: tuple[float, ...] = (0.0, 0.0)) -> Exported:
    """With what it needs to tell how unfamiliar a recording is: embeddings of those that it learnt from."""
    own, level = [material.found[number] for number in learnt], Level()
    embeddings = torch.cat([net.eval().embedded(level(torch.from_numpy(material.images.windows(some))))[0]
                            for some in np.array_split(learnt, -(-len(learnt) // 64))])
    return Exported(net, Familiarity(embeddings, [f"{one.corpus} {one.speaker}" for one in own],
                                     torch.from_numpy(weights(own)), SEED), doubt).eval()


def trained(net: VoiceAndSpeech, material: Material, training: np.ndarray, steps: tuple[int, int], checkpoint: Path,
            seed: int, start: Path | None = None) -> VoiceAndSpeech:
    course = stretches.Course(*steps, RATE, loss_of(material, training))
    return stretches.train(net, course, checkpoint, seed, start)


def add_material(parser: argparse.ArgumentParser) -> None:
    """The options that `load` takes, and where results are kept."""
    parser.add_argument("--data", help="folder that holds ravdess/ and speech/emodb/; default: DEMEANOR_DATA")
    parser.add_argument("--speech", type=Path, required=True,
                        help="folder of the other corpora: CORPUS/LABEL/SPEAKER__NAME.wav")
    parser.add_argument("--no-speech", type=Path,
                        help="folder of recordings without speech: learn/ is learnt from, held/ is judged on")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints and caches; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--sounds", type=int, default=SOUNDS, help="without speech, made by rules; default: %(default)s")
    parser.add_argument("--skip-bad", action="store_true", help="go on without files that cannot be used")
    parser.add_argument("--processes", type=int, default=2, help="for the mel images")


def steps(text: str) -> tuple[int, int]:
    """STEADY+FALLING, multiples of a stretch."""
    steady, falling = map(int, text.split("+"))
    if steady % stretches.STRETCH or falling % stretches.STRETCH:
        raise ValueError(text)
    return steady, falling


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.voice_corpora", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    add_material(parser)
    parser.add_argument("--steps", type=steps, default=FINAL_STEPS, metavar="STEADY+FALLING",
                        help=f"multiples of {stretches.STRETCH}; default: {FINAL_STEPS[0]}+{FINAL_STEPS[1]}")
    parser.add_argument("--trial-steps", type=steps, default=TRIAL_STEPS, metavar="STEADY+FALLING",
                        help=f"default: {TRIAL_STEPS[0]}+{TRIAL_STEPS[1]}")
    parser.add_argument("--ship", action="store_true", help="then train on everything and write the bundle")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    options = parser.parse_args(arguments)
    material = load(options)
    out = voice_corpora_trial.left_out(material.found)
    typed = "python -m demeanor_training.voice_corpora --speech DIR --no-speech DIR"
    checkpoint = trial_checkpoint(options.runs, material)
    net = trained(fresh(TRIAL_SEED), material, np.flatnonzero(~out), options.trial_steps, checkpoint, TRIAL_SEED)
    entry = record.Entry("voice-corpora", "Eight corpora in rooms, noise and narrow bands, less TESS, TurEV and RAVDESS' "
                         "actors 17-20", typed, voice_corpora_trial.PROTOCOL)
    verdict = voice_corpora_trial.judge(exported(net, material, np.flatnonzero(~out)), material.found + material.judges,
                                        options.no_speech and options.no_speech / "held", options.results, entry,
                                        checkpoint.with_suffix(".json"))
    if not options.ship:
        return
    everything = np.arange(len(material.found))
    final = trained(fresh(SEED), material, everything, options.steps, final_checkpoint(options.runs, material), SEED,
                    stretches.steady(checkpoint))
    about = voice_corpora_card.description(NAME, DESCRIPTION, verdict, material.found, typed + " --ship", [TRIAL_SEED, SEED],
                                           options.trial_steps[0] + sum(options.steps))
    bundle.write(exported(final, material, everything, tuple(verdict.doubt)), about, verdict.corpora[voice_corpora_trial.HOME],
                 options.out)
