"""Damages crops of faces as cameras, codecs and people do: light, masks and glasses, blur, few pixels, noise, JPEG.

Each kind hits a share of the crops, so that about a third stay whole.
"""

import math

import torch
import torch.nn.functional as F

from .fer2013 import SIZE

#: Shares of the crops.
WALLED, COVERED, BLURRED, SHRUNK, NOISY, COMPRESSED = .2, .3, .18, .18, .22, .15
#: Largest light from a side and logarithm of gamma; lowest and highest logarithm of contrast.
LIGHT, GAMMA, FLAT, HARD = .4, .45, -.5, .2
#: Largest standard deviation of the blur, in pixels; of the noise, of 1.
BLUR, NOISE = 7., .1
#: Sides that crops are shrunk to, in pixels, and the grain of noise: sides of the pictures that it may come from.
SIDES, GRAINS = (12, 14, 16, 18, 20, 24, 28, 32, 40, 48), (40, 48, 56, 80, SIZE)
#: Coarseness of JPEG, in multiples of its usual table.
FINEST, COARSEST = .8, 6.

#: The brightness table of JPEG's standard (annex K), and the cosines of its transform.
_TABLE = torch.tensor([[16, 11, 10, 16, 24, 40, 51, 61], [12, 12, 14, 19, 26, 58, 60, 55],
                       [14, 13, 16, 24, 40, 57, 69, 56], [14, 17, 22, 29, 51, 87, 80, 62],
                       [18, 22, 37, 56, 68, 109, 103, 77], [24, 35, 55, 64, 81, 104, 113, 92],
                       [49, 64, 78, 87, 103, 121, 120, 101], [72, 92, 95, 98, 112, 100, 103, 99]]) / 255
_COSINES = torch.cos(math.pi * (2 * torch.arange(8) + 1) * torch.arange(8).view(8, 1) / 16) / 2
_COSINES[0] /= math.sqrt(2)


def damaged(crops: torch.Tensor, positions: torch.Tensor, generator: torch.Generator, strength: float = 1) -> torch.Tensor:
    """N x 1 x 112 x 112 in 0..1, and the same.

    :param positions: N x 112 x 112 x 2: where each pixel lies in the picture of the face, so that masks turn with it
    :param strength: 0 to 1: scales the shares, and how much the light varies
    """
    faces = _focused(crops, generator)
    faces = _lit(faces, generator, strength)
    faces = _before_walls(faces, generator, WALLED * strength)
    faces = _covered(faces, positions, generator, COVERED * strength)
    faces = _blurred(faces, generator, BLURRED * strength)
    faces = _shrunk(faces, generator, SHRUNK * strength)
    faces = _noisy(faces, generator, NOISY * strength)
    return _compressed(faces, generator, COMPRESSED * strength)


def _focused(faces: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """A little sharper or softer."""
    soft = F.pad(faces, (2, 2, 2, 2), mode="replicate")
    # The mean of 5 x 5; sums of shifted pictures take a quarter of the time of PyTorch's pooling.
    soft = sum(soft[..., start:start + SIZE] for start in range(5))
    soft = sum(soft[:, :, start:start + SIZE] for start in range(5)) / 25
    return (faces + _each(len(faces), -.8, .8, generator) * (soft - faces)).clamp(0, 1)


def _lit(faces: torch.Tensor, generator: torch.Generator, strength: float) -> torch.Tensor:
    count, across = len(faces), torch.linspace(-1, 1, SIZE)
    right, down = (strength * _each(count, -LIGHT, LIGHT, generator) for _ in range(2))
    gamma = torch.exp(strength * _each(count, -GAMMA, GAMMA, generator))
    lit = faces.clamp(0, 1) ** gamma * (1 + right * across + down * across.view(SIZE, 1))
    contrast = torch.exp(strength * _each(count, FLAT, HARD, generator))
    base = _each(count, 0, 1, generator)
    return (base + (lit - base) * contrast).clamp(0, 1)


def _before_walls(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """A plain wall around an ellipse, as in a studio."""
    count, across = len(faces), torch.linspace(-1, 1, SIZE)
    wide, high = (_each(count, .85, 1.3, generator) for _ in range(2))
    outside = (across / wide).square() + (across.view(SIZE, 1) / high).square() > 1
    walled = _each(count, 0, 1, generator) < share
    return torch.where(outside & walled, _each(count, 0, 1, generator), faces)


def _covered(faces: torch.Tensor, positions: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """Something before the face: a mask, a bar or glasses, any box, or one side; of one gray, or with some texture."""
    chosen, across = _some(len(faces), share, generator), torch.linspace(-1, 1, SIZE)
    count = len(chosen)
    if not count:
        return faces
    x, y = positions[chosen, ..., 0].unsqueeze(1), positions[chosen, ..., 1].unsqueeze(1)

    def some(low: float, high: float) -> torch.Tensor:
        return _each(count, low, high, generator)

    top, wide, curve = some(-.05, .4), some(.55, 1.3), some(0, .25)
    mask = (y > top + curve * (x / wide).square()) & (x.abs() < wide)
    bar = ((y - some(-.4, -.1)).abs() < some(.06, .25)) & (x.abs() < some(.5, 1.2)) & (x.abs() > some(-.15, .15))
    box = (((across - some(-1, 1)).abs() < some(.05, .45))
           & ((across.view(SIZE, 1) - some(-1, 1)).abs() < some(.05, .45)))
    side = x * torch.sign(some(-1, 1)) > some(0, .6)
    kind = some(0, 1)
    cover = torch.where(kind < .45, mask, torch.where(kind < .65, bar, torch.where(kind < .93, box, side)))
    texture = F.interpolate(torch.rand(count, 1, 7, 7, generator=generator), size=(SIZE, SIZE), mode="bilinear",
                            align_corners=False)
    rough = (some(0, 1) < .4) * some(0, .5)
    covered = torch.where(cover, (some(0, 1) + rough * (texture - .5)).clamp(0, 1), faces[chosen])
    return _replaced(faces, chosen, covered)


def _blurred(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """Gaussian, sometimes along one axis alone as by motion; at half the size, which costs a quarter."""
    chosen = _some(len(faces), share, generator)
    count, reach = len(chosen), 8
    if not count:
        return faces
    spread = torch.exp(_uniform(count, math.log(.4), math.log(BLUR / 2), generator))
    along = _taps(spread, reach)
    across = _taps(spread * torch.where(torch.rand(count, generator=generator) < .2, .3, 1.), reach)
    small = F.pad(F.avg_pool2d(faces[chosen], 2).transpose(0, 1), (reach,) * 4, mode="replicate")
    small = F.conv2d(F.conv2d(small, along.view(count, 1, 1, -1), groups=count), across.view(count, 1, -1, 1), groups=count)
    return _replaced(faces, chosen, F.interpolate(small.transpose(0, 1), size=(SIZE, SIZE), mode="bilinear",
                                                  align_corners=False))


def _taps(spread: torch.Tensor, reach: int) -> torch.Tensor:
    taps = torch.exp(-torch.arange(-reach, reach + 1).square() / (2 * spread.view(-1, 1) ** 2))
    return taps / taps.sum(1, keepdim=True)


def _shrunk(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """To few pixels and back; four sides a batch."""
    for chosen in _some(len(faces), share, generator).chunk(4):
        if len(chosen):
            side = _one_of(SIDES, generator)
            small = F.interpolate(faces[chosen], size=(side, side), mode="area")
            how = _one_of(("bilinear", "bilinear", "bicubic", "nearest"), generator)
            large = F.interpolate(small, size=(SIZE, SIZE), mode=how, align_corners=None if how == "nearest" else False)
            faces = _replaced(faces, chosen, large.clamp(0, 1))
    return faces


def _noisy(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """Three grains a batch."""
    for chosen in _some(len(faces), share, generator).chunk(3):
        if len(chosen):
            grain = _one_of(GRAINS, generator)
            noise = F.interpolate(torch.randn(len(chosen), 1, grain, grain, generator=generator), size=(SIZE, SIZE),
                                  mode="bilinear", align_corners=False)
            noisy = faces[chosen] + _each(len(chosen), 0, NOISE, generator) * noise
            faces = _replaced(faces, chosen, noisy.clamp(0, 1))
    return faces


def _compressed(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """What JPEG leaves of blocks of 8 x 8."""
    chosen = _some(len(faces), share, generator)
    count = len(chosen)
    if not count:
        return faces
    steps = torch.exp(_each(count, math.log(FINEST), math.log(COARSEST), generator)).unsqueeze(-1) * _TABLE
    blocks = (faces[chosen] - .5).view(count, SIZE // 8, 8, SIZE // 8, 8).transpose(2, 3)
    blocks = _COSINES.T @ ((_COSINES @ blocks @ _COSINES.T / steps).round() * steps) @ _COSINES
    return _replaced(faces, chosen, (blocks.transpose(2, 3).reshape(count, 1, SIZE, SIZE) + .5).clamp(0, 1))


def _some(count: int, share: float, generator: torch.Generator) -> torch.Tensor:
    return torch.nonzero(torch.rand(count, generator=generator) < share).flatten()


def _replaced(faces: torch.Tensor, chosen: torch.Tensor, others: torch.Tensor) -> torch.Tensor:
    faces = faces.clone()
    faces[chosen] = others
    return faces


def _one_of(values: tuple, generator: torch.Generator):
    return values[int(torch.randint(len(values), (), generator=generator))]


def _each(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    """One number a face, N x 1 x 1 x 1."""
    return _uniform(count, low, high, generator).view(-1, 1, 1, 1)


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)
