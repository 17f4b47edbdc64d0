"""What each voice net is and how it learns: the reference's four by their published figures, and our own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import voices
from .averaged import Averaged, l2
from .data import LABELS
from .folds import Task, logits
from .nets import keras_l2
from .other_speech import OtherSpeech
from .voice_data import COPIES, Standardised, VoiceData
from .voice_nets import compact, depthwise, net_1d, net_2d, tuned_2d


@dataclass(frozen=True)
class Recipe:
    """One way to make a voice net."""

    name: str
    description: str
    net: Callable[[], nn.Module]
    layout: str
    epochs: int
    rate: float = 1e-3
    batch: int = 32
    penalty: Callable[[nn.Module], torch.Tensor] | None = None
    #: One copy of each clip an epoch, its mel image varied anew each time (see `varied`); else all five as they are.
    on_the_fly: bool = False
    #: Clips of other languages beside each batch, varied and mixed with it, in this share of the epochs, the first.
    others: int = 0
    others_share: float = 0.0
    #: Images stretched along both axes (see `warped`) in place of being moved by whole bands and frames.
    warped: bool = False
    #: Recipes of the nets whose scores are averaged, each trained by itself; none: it is one net.
    together: tuple["Recipe", ...] = ()
    #: With which its results were got.
    seed: int = 1

    @property
    def parts(self) -> tuple["Recipe", ...]:
        return self.together or (self,)


_L2 = partial(keras_l2, kernel=.001, bias=.01)

_DEPTHWISE = "A depthwise residual net with attentive statistics pooling, of averaged weights"
_ALONE = Recipe("voice-depthwise-ravdess", f"{_DEPTHWISE}, learnt from RAVDESS alone",
                lambda: Averaged(depthwise()), "mel", 70, 3e-3, on_the_fly=True, penalty=l2)
# The last third of the epochs hears RAVDESS alone: the others lack calm, and nearly disgust.
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
    replace(_MOVED, name="voice-depthwise", together=(_ALONE, _MOVED, _WARPED),
            description="Three nets whose scores are averaged: voice-depthwise-ravdess, voice-depthwise-moved and "
            "voice-depthwise-warped"),
    replace(_WARPED, name="voice-compact", net=lambda: Averaged(compact()),
            description="A residual net with attentive statistics pooling, of averaged weights, learnt from other languages "
            "too, from stretched images"),
)}

#: Parts of a mel image that SpecAugment blanks at most, twice each, and how far it is moved.
MASKED_BANDS, MASKED_FRAMES, MOVED_FRAMES, MOVED_BANDS = 16, 40, 40, 4
#: By which share, as a logarithm, bands and time are stretched at most: other vocal tracts, other tempo.
STRETCHED_BANDS, STRETCHED_TIME = .12, .15
#: Of Beta(a, a), from which mixup draws how much of another clip is mixed in.
MIXUP = .3
SMOOTHING = .1


def task(recipe: Recipe, data: VoiceData, training: np.ndarray, epochs: int | None = None) -> Task:
    """Learning from the clips that a mask leaves in."""
    inputs = Standardised(data, recipe.layout, training, per_frame=not recipe.on_the_fly)
    items = len(inputs.training) * (1 if recipe.on_the_fly else COPIES)
    epochs = epochs or recipe.epochs

    def epoch(generator: torch.Generator, number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """Everything once, in random order; the last, incomplete batch is left out unless it is the only one."""
        order = torch.randperm(items, generator=generator)
        for drawn in order.split(recipe.batch)[:_steps(items, recipe.batch)]:
            if recipe.on_the_fly:
                clips = inputs.training[drawn]
                copies = torch.randint(COPIES, (len(drawn),), generator=generator)
                images, labels = inputs(clips, copies), inputs.labels[clips]
                if number < recipe.others_share * epochs:
                    images, labels = _with_others(images, labels, recipe.others, data.others, inputs, generator)
                yield varied(images, labels, generator, recipe.warped)
            else:
                clips = inputs.training[drawn // COPIES]
                yield inputs(clips, drawn % COPIES), inputs.labels[clips]

    return Task(recipe.net, epoch, _steps(items, recipe.batch), epochs, recipe.rate, recipe.penalty,
                lambda net, clips: logits(net, inputs.originals(clips, recipe.batch)))


def _with_others(images: torch.Tensor, labels: torch.Tensor, count: int, others: OtherSpeech, inputs: Standardised,
                 generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    drawn = torch.multinomial(others.weights, min(count, len(others.labels)), generator=generator)
    return torch.cat([images, inputs.standardised(others.images[drawn])]), torch.cat([labels, others.labels[drawn]])


def warped(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Mel images moved and stretched in time and, from the lowest band up, in pitch; the edges go on beyond them."""
    def uniform(most: float) -> torch.Tensor:
        return (2 * torch.rand(len(images), generator=generator) - 1) * most

    bands, frames = images.shape[2:]
    higher, slower = uniform(STRETCHED_BANDS).exp(), uniform(STRETCHED_TIME).exp()
    up, along = uniform(2 * MOVED_BANDS / bands), uniform(2 * MOVED_FRAMES / frames)
    none = torch.zeros(len(images))
    warp = torch.stack([torch.stack([slower, none, along], 1), torch.stack([none, higher, higher - 1 + up], 1)], 1)
    grid = F.affine_grid(warp.to(images.device), list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, padding_mode="border", align_corners=False)


def moved(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Mel images rolled by whole bands and frames."""
    return _rolled(_rolled(images, 2, MOVED_BANDS, generator), 3, MOVED_FRAMES, generator)


def varied(images: torch.Tensor, labels: torch.Tensor, generator: torch.Generator,
           warp: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """Mel images moved in time and pitch or warped, with bands and frames blanked, louder or softer, mixed; soft labels.

    The generator is the CPU's wherever the images are: all devices learn from the same draws.
    """
    images = warped(images, generator) if warp else moved(images, generator)
    images = images + .3 * torch.randn((len(images), 1, 1, 1), generator=generator).to(images.device)
    for axis, most in ((2, MASKED_BANDS), (3, MASKED_FRAMES)):
        for _ in range(2):
            images = _blanked(images, axis, most, generator)
    soft = F.one_hot(labels, len(LABELS)) * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
    order = torch.randperm(len(images), generator=generator)
    seed = int(torch.randint(2**31 - 1, (), generator=generator))
    share = float(np.random.default_rng(seed).beta(MIXUP, MIXUP))
    return share * images + (1 - share) * images[order], share * soft + (1 - share) * soft[order]


def _rolled(images: torch.Tensor, axis: int, most: int, generator: torch.Generator) -> torch.Tensor:
    size = images.shape[axis]
    by = torch.randint(-most, most + 1, (len(images), 1), generator=generator)
    source = (torch.arange(size) - by) % size
    return images.gather(axis, _along(axis, source).to(images.device).expand_as(images))


def _blanked(images: torch.Tensor, axis: int, most: int, generator: torch.Generator) -> torch.Tensor:
    """Some places along an axis, at most so many, set to the mean."""
    size, count = images.shape[axis], len(images)
    length = torch.randint(most + 1, (count, 1), generator=generator)
    start = (torch.rand((count, 1), generator=generator) * (size - length + 1)).floor()
    place = torch.arange(size)
    blank = (place >= start) & (place < start + length)
    return images.masked_fill(_along(axis, blank).to(images.device), 0)


def _along(axis: int, values: torch.Tensor) -> torch.Tensor:
    """N x places, laid along the bands' axis, 2, or the frames', 3, of N images."""
    return values[:, None, :, None] if axis == 2 else values[:, None, None, :]


def preprocessing(recipe: Recipe, data: VoiceData, training: np.ndarray) -> dict:
    """What the engine must do to a sound, for the bundle."""
    inputs = Standardised(data, recipe.layout, training, per_frame=not recipe.on_the_fly)
    return {"sample_rate": voices.SAMPLE_RATE, "offset_s": voices.OFFSET_S, "window_s": voices.WINDOW_S,
            "n_fft": voices.N_FFT, "hop_length": voices.HOP, "n_mels": voices.N_MELS, "fmin": voices.FMIN,
            "fmax": voices.FMAX, "amin": voices.AMIN, "top_db": voices.TOP_DB, "layout": recipe.layout,
            "mean": inputs.mean.tolist(), "std": inputs.std.tolist()}


def _steps(items: int, batch: int) -> int:
    return max(1, items // batch)
