"""Speech put into rooms, noise and narrow bands, in mel power: there, sounds that are independent add up.

A reverberation's energy is an exponential tail behind each frame, a band limit lowers bands, and gains over the bands are
another microphone. None of it needs the samples, so that every batch is new.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from numpy.random import Generator

from . import mel
from .labels import LABELS
from .long_images import FLOOR, FRAMES, LongImages
from .speech_corpora import SHARES, Utterance, classes, weights

#: Frames that one probability of speech stands for, and how many of them a window has.
STEP, STEPS = 8, 36
#: Where a window is cut off, in Hz: telephones, 8, 11, 16 kHz and coders.
_CUTS = [mel.bands_below(hertz)
         for hertz in (3000, 3400, 3400, 3800, 4000, 5000, 5500, 7000, 8000, 8000, 11000, 12000, 16000)]
_LOW_CUTS = [mel.bands_below(hertz) for hertz in (150, 200, 300, 300)]
_TELEPHONE = mel.bands_below(4200)
#: By which share, as a logarithm, time and bands are stretched at most; bands moved at most.
STRETCHED_TIME, STRETCHED_BANDS, MOVED_BANDS = .16, .11, 4
#: Shares of the windows with each.
TILED, EQUALISED, REVERBERANT, NOISY, BABBLE, CODED, NARROW = .3, .6, .22, .4, .18, .12, .35
#: How much of the truth is spread over the classes of the targets; and how much a class counts that a corpus does not have,
#: unless a maker is told otherwise.
SMOOTHING, ABSENT = .1, .15
#: How much the classes of a window without speech count: it shall say nothing.
NO_SPEECH_WEIGHT = .3
#: Share of the windows without speech that are a recording's pause, said again and again; its frames at least.
PAUSES, PAUSE_FRAMES = .25, 25
_TINY = 1e-9


@dataclass(frozen=True)
class Scenes:
    """A batch of windows."""

    #: N x 128 x 282, in dB; once levelled, N x 1 x 128 x 282; of `pairs`, N x 2 x 128 x 282.
    images: torch.Tensor
    #: N x 7, each a distribution.
    targets: torch.Tensor
    #: N x 7: prior weights of the classes, small where a corpus lacks one.
    priors: torch.Tensor
    #: N: how much the classes count.
    weights: torch.Tensor
    #: N x 36: 1 speech, 0 none, -1 unclear.
    speech: torch.Tensor
    #: N: how loud a window was recorded, in dB; only where a maker was told.
    level: torch.Tensor | None = None

    def levelled(self, level: Callable[[torch.Tensor], torch.Tensor]) -> "Scenes":
        """With images as a net takes them in.

        :param level: of images in dB, N x 1 x 128 x 282 or N x 2 x 128 x 282
        """
        images = self.images if self.images.dim() == 4 else self.images.unsqueeze(1)
        return replace(self, images=level(images))


class SceneMaker:
    """Draws windows of some recordings and of sounds without speech."""

    def __init__(self, found: list[Utterance], images: LongImages, sounds: np.ndarray, silent: np.ndarray,
                 training: np.ndarray, absent: float = ABSENT):
        """Takes everything that may be drawn.

        :param sounds: images without speech, M x 128 x 470
        :param silent: which of these are silence
        :param training: numbers of the recordings that may be drawn
        :param absent: how much a class counts that a corpus does not have
        """
        self._images, self._sounds, self._silent, self._training = images, sounds, silent, training
        learnt = [found[number] for number in training]
        self._weights = weights(learnt)
        self._labels = np.array([one.label for one in learnt])
        self._corpora = np.array([list(SHARES).index(one.corpus) for one in learnt])
        priors = np.full((len(SHARES), len(LABELS)), absent, np.float32)
        for corpus, has in classes(learnt).items():
            priors[list(SHARES).index(corpus), sorted(has)] = 1
        self._priors = torch.from_numpy(priors)
        # What noise's power is in frames and bands: as good as independent.
        self._grain = torch.empty(mel.N_MELS, 4000).exponential_(generator=torch.Generator().manual_seed(1))

    def pairs(self, random: Generator, count: int, without: int, clear: float, gains: np.ndarray,
              loud: Callable[[torch.Tensor], torch.Tensor]) -> Scenes:
        """A batch whose images have two channels: the window in its scene, and the same window as it was recorded.

        :param clear: share of the windows that are left as they were recorded in both
        :param gains: of each recording, in dB, from its image to what was recorded
        :param loud: level of images in dB, N x 1 x 128 x 282 to N x 1 x 1 x 1
        """
        drawn, power, active = self._drawn(random, count)
        scenes = self._scenes(random, drawn, power, active, without)
        recorded = _decibel(power)
        images = torch.stack([scenes.images, torch.cat([recorded, scenes.images[count:]])], 1)
        speech = scenes.speech.clone()
        left = np.flatnonzero(random.random(count) < clear)
        images[left, 0] = recorded[left]
        speech[left] = by_step(torch.from_numpy(active[left]))
        gain = np.concatenate([gains[self._training[drawn]], np.full(without, gains.mean())])
        return replace(scenes, images=images, speech=speech, level=loud(images[:, 1:]).flatten() + _float(gain))

    def __call__(self, random: Generator, count: int, without: int) -> Scenes:
        """A batch of so many windows with speech and so many without."""
        return self._scenes(random, *self._drawn(random, count), without)

    def _drawn(self, random: Generator, count: int) -> tuple[np.ndarray, torch.Tensor, np.ndarray]:
        """Which were drawn, the power of a window of each, and where speech is in it."""
        drawn = random.choice(len(self._training), count, p=self._weights)
        clips = self._training[drawn]
        frames, bands = _cut_out(random, self._images.lengths[clips])
        power = _power(_sampled(self._images.images[clips], frames, bands))
        places = np.rint(frames).astype(int)
        inside = (places >= 0) & (places < FRAMES)
        active = np.where(inside, self._images.activity[clips[:, None], places.clip(0, FRAMES - 1)], 0)
        return drawn, power, active

    def _scenes(self, random: Generator, drawn: np.ndarray, power: torch.Tensor, active: np.ndarray, without: int) -> Scenes:
        count = len(drawn)
        power, behind, babble, level = self._surrounded(power, active, random)
        speech = _heard(active, power, behind, babble, level)
        power = power + behind + babble
        power = torch.cat([power, self._no_speech(random, without)])
        speech = torch.cat([speech, torch.zeros(without, mel.FRAMES, dtype=speech.dtype)])
        decibel = _decibel(_narrowed(power, random))
        smooth = F.one_hot(torch.from_numpy(self._labels[drawn]), len(LABELS)).float()
        smooth = smooth * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
        return Scenes(decibel, torch.cat([smooth, torch.full((without, len(LABELS)), 1 / len(LABELS))]),
                      torch.cat([self._priors[self._corpora[drawn]], torch.ones(without, len(LABELS))]),
                      torch.cat([torch.ones(count), torch.full((without,), NO_SPEECH_WEIGHT)]), by_step(speech))

    def _surrounded(self, power: torch.Tensor, active: np.ndarray, random: Generator) -> tuple[torch.Tensor, ...]:
        """Speech as a microphone in a room gets it, what is behind it, other voices, and the speech's level."""
        count = len(power)
        on = torch.from_numpy((active == 1).astype(np.float32))
        gains = _curves(random, count, 8, 5) * (random.random((count, 1)) < EQUALISED)
        power = _in_rooms(power * _power(torch.from_numpy(gains)).unsqueeze(2), random, REVERBERANT)
        energy = power.sum(1)
        level = (energy * on).sum(1) / on.sum(1).clamp(min=1) + _TINY
        behind = torch.zeros_like(power)
        noisy = np.flatnonzero(random.random(count) < NOISY)
        noise = self._sounds_of(random, random.integers(0, len(self._sounds), len(noisy)))
        loud = _float(10 ** (-random.uniform(0, 35, len(noisy)) / 10)) * level[noisy]
        behind[noisy] = noise * (loud / (noise.sum(1).mean(1) + _TINY))[:, None, None]
        for number in np.flatnonzero(random.random(count) < CODED):
            # A coder's noise follows the sound.
            flat = energy[number][None] * torch.from_numpy(np.exp(random.standard_normal((mel.N_MELS, 1)) * .5)).float()
            behind[number] += flat * 10 ** (-random.uniform(14, 35) / 10) / mel.N_MELS
        # A recording's own faint noise tells its corpus: each window gets another.
        tone = _power(_float(_curves(random, count, 10, 4) - random.uniform(38, 75, (count, 1))))
        starts = random.integers(0, self._grain.shape[1] - mel.FRAMES, count)
        grain = torch.stack([self._grain[:, start:start + mel.FRAMES] for start in starts])
        behind += tone.unsqueeze(2) * level[:, None, None] / mel.N_MELS * grain
        return power, behind, _babble(power, level, random), level

    def _sounds_of(self, random: Generator, numbers: np.ndarray) -> torch.Tensor:
        """Power of sounds without speech, each from a random moment on and moved in pitch by whole bands."""
        cut = np.empty((len(numbers), mel.N_MELS, mel.FRAMES), np.float32)
        for window, number in zip(cut, numbers):
            start, by = random.integers(0, FRAMES - mel.FRAMES + 1), random.integers(-8, 9)
            bands = np.clip(np.arange(mel.N_MELS) - by, 0, mel.N_MELS - 1)
            window[:] = self._sounds[number][bands, start:start + mel.FRAMES]
        return _power(torch.from_numpy(cut))

    def _no_speech(self, random: Generator, count: int) -> torch.Tensor:
        """Power of one or two sounds without speech."""
        first, second = (random.integers(0, len(self._sounds), count) for _ in range(2))
        loud, other = self._sounds_of(random, first), self._sounds_of(random, second)
        share = _float((random.random(count) < .4) * 10 ** (random.uniform(-15, 5, count) / 10))
        both = 100 * (loud / (loud.sum(1).mean(1) + _TINY)[:, None, None]
                      + other * (share / (other.sum(1).mean(1) + _TINY))[:, None, None])
        both[torch.from_numpy(self._silent[first])] = mel.AMIN
        for number in np.flatnonzero(random.random(count) < PAUSES):
            pause = self._pause(random)
            if pause is not None:
                both[number] = pause
        gains = _power(torch.from_numpy(_curves(random, count, 8, 5))).unsqueeze(2)
        return _in_rooms(both * gains, random, REVERBERANT)


    def _pause(self, random: Generator) -> torch.Tensor | None:
        """Power of a window that holds nothing but the longest pause of a recording; none if that is too short."""
        clip = self._training[random.choice(len(self._training), p=self._weights)]
        silent = np.flatnonzero(self._images.activity[clip, :self._images.lengths[clip]] == 0)
        longest = max(np.split(silent, np.flatnonzero(np.diff(silent) > 1) + 1), key=len)
        if len(longest) < PAUSE_FRAMES:
            return None
        frames = longest[(np.arange(mel.FRAMES) + random.integers(len(longest))) % len(longest)]
        power = _power(torch.from_numpy(self._images.images[clip][:, frames].astype(np.float32)))
        return power * (100 / (power.sum(0).mean() + 1e-12))


def by_step(speech: torch.Tensor) -> torch.Tensor:
    """N x 282 frames (1, 0, -1: unclear) to N x 36 steps: speech where at least half of a step is."""
    steps = F.pad(speech.float(), (0, STEPS * STEP - speech.shape[1]), value=-1).view(len(speech), STEPS, STEP)
    some, none = (steps == 1).sum(2), (steps == 0).sum(2)
    return torch.where(some >= 4, 1.0, torch.where((some == 0) & (none >= 4), 0.0, -1.0))


def _cut_out(random: Generator, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which frame of the recording each of the window's is, and which band: N x 282, N x 128."""
    count, lengths = len(lengths), lengths[:, None].astype(float)
    slower = np.exp(random.uniform(-STRETCHED_TIME, STRETCHED_TIME, (count, 1)))
    room = np.abs(lengths - mel.FRAMES * slower) / 2 + 15
    middle = (lengths - 1) / 2 + random.uniform(-1, 1, (count, 1)) * room
    frames = middle + (np.arange(mel.FRAMES)[None] - (mel.FRAMES - 1) / 2) * slower
    # A short recording is said again and again: people rarely stop after 2 s.
    tiled = (random.random((count, 1)) < TILED) & (lengths < .8 * mel.FRAMES)
    frames = np.where(tiled, np.mod(frames, lengths + random.integers(5, 60, (count, 1))), frames)
    higher = np.exp(random.uniform(-STRETCHED_BANDS, STRETCHED_BANDS, (count, 1)))
    bands = np.arange(mel.N_MELS)[None] * higher + random.uniform(-MOVED_BANDS, MOVED_BANDS, (count, 1))
    return frames, bands.clip(0, mel.N_MELS - 1)


def _sampled(images: np.ndarray, frames: np.ndarray, bands: np.ndarray) -> torch.Tensor:
    """dB between the frames and bands that there are; the floor beyond a recording's ends."""
    across = torch.from_numpy(((frames + .5) * 2 / FRAMES - 1).astype(np.float32))
    down = torch.from_numpy(((bands + .5) * 2 / mel.N_MELS - 1).astype(np.float32))
    grid = torch.stack([across[:, None].expand(-1, mel.N_MELS, -1), down[:, :, None].expand(-1, -1, mel.FRAMES)], -1)
    above = torch.from_numpy(images.astype(np.float32) - FLOOR).unsqueeze(1)
    return F.grid_sample(above, grid, padding_mode="zeros", align_corners=False)[:, 0] + FLOOR


def _curves(random: Generator, count: int, most: float, knots: int) -> np.ndarray:
    """Smooth random curves over the bands in -most..most: N x 128."""
    drawn = random.uniform(-most, most, (count, knots))
    at, places = np.arange(mel.N_MELS), np.linspace(0, mel.N_MELS - 1, knots)
    return np.stack([np.interp(at, places, curve) for curve in drawn]).astype(np.float32)


def _in_rooms(power: torch.Tensor, random: Generator, share: float) -> torch.Tensor:
    lag = torch.arange(mel.FRAMES)[None] - torch.arange(mel.FRAMES)[:, None]
    for number in np.flatnonzero(random.random(len(power)) < share):
        seconds, direct = np.exp(random.uniform(np.log(.15), np.log(1.1))), random.uniform(-6, 12)
        falls = 10 ** (-6 * mel.HOP / mel.SAMPLE_RATE / seconds)
        tail = falls ** lag.clamp(min=1).float() * (lag > 0) * 10 ** (-direct / 10) * (1 - falls) / falls
        power[number] = power[number] @ (torch.eye(mel.FRAMES) + tail)
    return power


def _babble(power: torch.Tensor, level: torch.Tensor, random: Generator) -> torch.Tensor:
    """Some of the batch's other voices together, behind some of its windows."""
    babble = torch.zeros_like(power)
    for number in np.flatnonzero(random.random(len(power)) < BABBLE):
        others = random.integers(0, len(power), random.integers(2, 8))
        mixed = sum(torch.roll(power[other], int(random.integers(mel.FRAMES)), 1)
                    * (10 ** random.uniform(-.4, .4) / level[other]) for other in others)
        babble[number] = mixed * (level[number] / (mixed.sum(0).mean() + _TINY)) * 10 ** (-random.uniform(4, 26) / 10)
    return babble


def _heard(active: np.ndarray, power: torch.Tensor, behind: torch.Tensor, babble: torch.Tensor,
           level: torch.Tensor) -> torch.Tensor:
    """Where speech can be heard. It is unclear below noise, among other voices, and in a room's tail."""
    speech, energy = torch.from_numpy(active.copy()), power.sum(1)
    ratio = 10 * ((energy + _TINY) / ((behind + babble).sum(1) + _TINY)).log10()
    speech[(speech == 1) & (ratio < -4)] = -1
    speech[(speech == 0) & (babble.sum(1) > .003 * level[:, None])] = -1
    speech[(speech == 0) & (energy > .001 * level[:, None])] = -1
    return speech


def _narrowed(power: torch.Tensor, random: Generator) -> torch.Tensor:
    count = len(power)
    high, low = np.full(count, mel.N_MELS), np.zeros(count, int)
    narrow = random.random(count) < NARROW
    high[narrow] = random.choice(_CUTS, narrow.sum())
    below = random.random(count) < np.where(high < _TELEPHONE, .5, .12)
    low[below] = random.choice(_LOW_CUTS, below.sum())
    bands = np.arange(mel.N_MELS)[None]
    loss = (np.maximum(bands - high[:, None] + 1, 0) * random.uniform(8, 40, (count, 1))
            + np.maximum(low[:, None] - bands, 0) * random.uniform(2, 12, (count, 1)))
    return power * _float(10 ** (-np.minimum(loss, 100) / 10)).unsqueeze(2)


def _decibel(power: torch.Tensor) -> torch.Tensor:
    decibel = 10 * power.clamp(min=mel.AMIN).log10()
    return torch.maximum(decibel, decibel.amax((1, 2), keepdim=True) - mel.TOP_DB)


def _power(decibel: torch.Tensor) -> torch.Tensor:
    return (decibel * (np.log(10) / 10)).exp()


def _float(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32))
