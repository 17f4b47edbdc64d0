"""The voice nets and how each learns: the reference's four by their published figures, and our own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from torch import nn

from ..data.mel_augmentation import augmented
from ..data.other_speech import OtherSpeech
from ..data.voice_data import VoiceData
from ..data.waveform_augmentation import COPIES
from ..learning.crossvalidation import Task, logits
from ..learning.loop import Epoch, Plan
from ..nets.ema import EmaNet, l2
from ..nets.reference import keras_l2, net_1d, net_2d, tuned_2d
from ..nets.voice import compact, depthwise
from .voice_inputs import VoiceInputs, steps


@dataclass(frozen=True)
class Recipe:
    """A voice net and how it learns."""

    name: str
    description: str
    net: Callable[[], nn.Module]
    layout: str
    epochs: int
    rate: float = 1e-3
    batch: int = 32
    penalty: Callable[[nn.Module], torch.Tensor] | None = None
    #: One copy of each clip an epoch, its mel image augmented anew each time; else all five copies as they are.
    on_the_fly: bool = False
    #: Clips of other languages added to each batch.
    others: int = 0
    #: Share of the epochs that have them, from the first on.
    others_share: float = 0.0
    #: Images are stretched along both axes instead of being moved by whole bands and frames.
    warped: bool = False
    #: Recipes of the nets whose scores are averaged, each trained by itself; empty for a single net.
    ensemble: tuple["Recipe", ...] = ()
    #: The seed of its published results.
    seed: int = 1

    @property
    def parts(self) -> tuple["Recipe", ...]:
        """The recipes of the nets to train: its own, or those of the ensemble."""
        return self.ensemble or (self,)


_L2 = partial(keras_l2, kernel=.001, bias=.01)

_DEPTHWISE = "A depthwise residual net with attentive statistics pooling, of averaged weights"
_ALONE = Recipe("voice-depthwise-ravdess", f"{_DEPTHWISE}, learnt from RAVDESS alone",
                lambda: EmaNet(depthwise()), "mel", 70, 3e-3, on_the_fly=True, penalty=l2)
# The last third of the epochs hears RAVDESS alone: the other corpora have no calm and almost no disgust.
_MOVED = replace(_ALONE, name="voice-depthwise-moved", description=f"{_DEPTHWISE}, learnt from other languages too",
                 others=24, others_share=45 / 70, seed=2)
_WARPED = replace(_MOVED, name="voice-depthwise-warped", description=f"{_MOVED.description}, from stretched images",
                  warped=True)

RECIPES = {recipe.name: recipe for recipe in (
    Recipe("voice-1d-vanilla", "The reference's 1D net as it began", net_1d, "band_mean", 10),
    Recipe("voice-1d", "The reference's tuned 1D net", partial(net_1d, .5), "band_mean", 40, penalty=_L2),
    Recipe("voice-2d-vanilla", "The reference's 2D net as it began", net_2d, "mel", 30),
    Recipe("voice-2d", "The reference's tuned 2D net", tuned_2d, "mel", 45, penalty=_L2),
    _ALONE,
    _MOVED,
    _WARPED,
    replace(_MOVED, name="voice-depthwise", ensemble=(_ALONE, _MOVED, _WARPED),
            description="Three nets whose scores are averaged: voice-depthwise-ravdess, voice-depthwise-moved and "
            "voice-depthwise-warped"),
    replace(_WARPED, name="voice-compact", net=lambda: EmaNet(compact()),
            description="A residual net with attentive statistics pooling, of averaged weights, learnt from other languages "
            "too, from stretched images"),
)}


def inputs(recipe: Recipe, data: VoiceData, training: np.ndarray) -> VoiceInputs:
    """Inputs as a recipe wants them, standardised by the clips that a mask leaves in."""
    return VoiceInputs(data, recipe.layout, training, per_frame=not recipe.on_the_fly)


def task(recipe: Recipe, data: VoiceData, training: np.ndarray, epochs: int | None = None) -> Task:
    """Learns from the clips that a mask leaves in.

    :param epochs: default: the recipe's
    """
    own = inputs(recipe, data, training)
    items = len(own.training) * (1 if recipe.on_the_fly else len(COPIES))
    epochs = epochs or recipe.epochs
    batches = _augmented(recipe, own, data.others, epochs) if recipe.on_the_fly else own.all_copies(recipe.batch)
    return Task(recipe.net, Plan(batches, steps(items, recipe.batch), epochs, recipe.rate, recipe.penalty),
                lambda net, clips: logits(net, own.originals(clips, recipe.batch)))


def _augmented(recipe: Recipe, own: VoiceInputs, others: OtherSpeech | None, epochs: int) -> Epoch:
    """Epochs of one copy of each clip, in random order."""
    items = len(own.training)

    def epoch(generator: torch.Generator, number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = torch.randperm(items, generator=generator)
        for drawn in order.split(recipe.batch)[:steps(items, recipe.batch)]:
            clips = own.training[drawn]
            copies = torch.randint(len(COPIES), (len(drawn),), generator=generator)
            images, labels = own(clips, copies), own.labels[clips]
            if number < recipe.others_share * epochs:
                images, labels = _with_others(images, labels, recipe.others, others, own, generator)
            yield augmented(images, labels, generator, recipe.warped)

    return epoch


def _with_others(images: torch.Tensor, labels: torch.Tensor, count: int, others: OtherSpeech, own: VoiceInputs,
                 generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    drawn = torch.multinomial(others.weights, min(count, len(others.labels)), generator=generator)
    return torch.cat([images, own.standardised(others.images[drawn])]), torch.cat([labels, others.labels[drawn]])
