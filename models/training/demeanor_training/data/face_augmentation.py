"""Augments FER2013's faces towards what a detector cuts out of video."""

import math

import torch
import torch.nn.functional as F

from .fer2013 import SIZE

#: The compact net first takes the mean of 2 x 2 pixels, and works on this size.
INNER = SIZE // 2
#: The crop's scale, above 1 looser; its aspect ratio; its shift, in halves of its side; its turn.
TIGHTEST, LOOSEST = .7, 1.35
STRETCH, SHIFT, TURN = .08, .1, math.radians(15)
#: Largest logarithm of gamma, light from one side, and noise.
GAMMA, LIGHT, NOISE = .4, .4, .03
#: Share of the faces that have a part blotted out, and the largest such part.
BLOTTED, BLOT = .3, .4
#: Share of the faces that get a plain wall behind them, from black to white, and the radii of the ellipse that it
#: leaves free, in halves of the crop's side. Studios have such walls; web pictures seldom do.
WALLED, INNERMOST, OUTERMOST = .25, .85, 1.3


def augmented(images: torch.Tensor, generator: torch.Generator, strength: float = 1) -> torch.Tensor:
    """N x 48 x 48 bytes to N x 1 x 112 x 112 in 0..1, as the engine's crops are; on the device of both arguments.

    Below strength 1, light and noise vary less, and walls and blots are rarer; crop and sharpness vary as before.

    Works on 56 x 56 and doubles the pixels at the end: the net takes the mean of 2 x 2 first.
    """
    faces = F.grid_sample(images.unsqueeze(1).float() / 255, _grid(len(images), generator), mode="bilinear",
                          padding_mode="reflection", align_corners=False)
    faces = _focused(faces, generator)
    faces = _before_walls(_lit(faces, generator, strength), generator, WALLED * strength)
    faces = _blotted(faces, generator, BLOTTED * strength)
    return faces.repeat_interleave(2, 2).repeat_interleave(2, 3)


def _grid(count: int, generator: torch.Generator) -> torch.Tensor:
    scale = torch.exp(_uniform(count, math.log(TIGHTEST), math.log(LOOSEST), generator))
    wide = scale * (1 + _uniform(count, -STRETCH, STRETCH, generator))
    flip = (_uniform(count, 0, 1, generator) < .5) * 2.0 - 1
    turn = _uniform(count, -TURN, TURN, generator)
    right, down = (_uniform(count, -SHIFT, SHIFT, generator) for _ in range(2))
    warp = torch.stack([torch.stack([wide * flip * turn.cos(), -scale * turn.sin(), right], 1),
                        torch.stack([wide * flip * turn.sin(), scale * turn.cos(), down], 1)], 1)
    return F.affine_grid(warp, [count, 1, INNER, INNER], align_corners=False)


def _focused(faces: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """From twice as sharp, like a crop of large video, to blurred."""
    tap = torch.tensor([1., 4., 6., 4., 1.], device=faces.device) / 16
    kernel = (tap[:, None] * tap).reshape(1, 1, 5, 5)
    blurred = F.conv2d(F.pad(faces, (2, 2, 2, 2), mode="replicate"), kernel)
    return faces + _each(faces, -1, 1, generator) * (blurred - faces)


def _lit(faces: torch.Tensor, generator: torch.Generator, strength: float) -> torch.Tensor:
    across = torch.linspace(-1, 1, INNER, device=faces.device)
    right, down = (strength * _each(faces, -LIGHT, LIGHT, generator) for _ in range(2))
    gamma = torch.exp(strength * _each(faces, -GAMMA, GAMMA, generator))
    noise = _each(faces, 0, NOISE * strength, generator)
    lit = faces.clamp(0, 1) ** gamma * (1 + right * across + down * across[:, None])
    return (lit + noise * torch.randn(faces.shape, generator=generator, device=faces.device)).clamp(0, 1)


def _before_walls(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    wide, high = (_each(faces, INNERMOST, OUTERMOST, generator) for _ in range(2))
    wall = _each(faces, 0, 1, generator)
    walled = _each(faces, 0, 1, generator) < share
    across = torch.linspace(-1, 1, INNER, device=faces.device)
    outside = (across / wide).square() + (across[:, None] / high).square() > 1
    return torch.where(walled & outside, wall, faces)


def _blotted(faces: torch.Tensor, generator: torch.Generator, share: float) -> torch.Tensor:
    """A rectangle of one gray over some of the faces."""
    pixel = torch.arange(INNER, device=faces.device)

    def inside() -> torch.Tensor:
        length = (1 + _each(faces, 0, BLOT * INNER, generator)).floor()
        start = (_each(faces, 0, 1, generator) * (INNER - length + 1)).floor()
        return (pixel >= start) & (pixel < start + length)

    blots = inside() & inside().transpose(2, 3) & (_each(faces, 0, 1, generator) < share)
    return torch.where(blots, _each(faces, 0, 1, generator), faces)


def _each(faces: torch.Tensor, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    """One number a face, N x 1 x 1 x 1."""
    return _uniform(len(faces), low, high, generator).reshape(-1, 1, 1, 1)


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, generator=generator, device=generator.device)
