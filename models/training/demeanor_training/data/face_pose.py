"""Where the pixels of a crop lie in the picture of a face: fixed, or drawn at random."""

import math

import torch
import torch.nn.functional as F

from .fer2013 import SIZE

#: Largest change of the aspect ratio; shift, in halves of the crop's side; turn.
STRETCH, SHIFT, TURN = .08, .1, math.radians(15)
#: Standard deviation by which points of a bent face move, in halves of the picture's side; how many there are.
BEND, BENDS = .035, (4, 4)


def square(count: int, side: float = 1, above: float = 0) -> torch.Tensor:
    """The same square for each of so many pictures: N x 112 x 112 x 2 positions, -1 to 1 from edge to edge of the picture.

    :param side: in sides of the picture
    :param above: how far the centre lies above the picture's, in halves of its side
    """
    warp = torch.tensor([[side, 0, 0], [0, side, -above]]).float().expand(count, 2, 3)
    return F.affine_grid(warp, [count, 1, SIZE, SIZE], align_corners=False)


def drawn(count: int, smallest: float, largest: float, above: float, generator: torch.Generator) -> torch.Tensor:
    """As `square`, each flipped or not, turned, stretched and shifted, its side between two bounds."""
    side = torch.exp(_uniform(count, math.log(smallest), math.log(largest), generator))
    wide = side * (1 + _uniform(count, -STRETCH, STRETCH, generator))
    flip = (torch.rand(count, generator=generator) < .5) * 2. - 1
    turn = _uniform(count, -TURN, TURN, generator)
    right, down = (_uniform(count, -SHIFT, SHIFT, generator) for _ in range(2))
    warp = torch.stack([torch.stack([wide * flip * turn.cos(), -side * turn.sin(), right], 1),
                        torch.stack([wide * flip * turn.sin(), side * turn.cos(), down - above], 1)], 1)
    return F.affine_grid(warp, [count, 1, SIZE, SIZE], align_corners=False)


def bent(count: int, generator: torch.Generator) -> torch.Tensor:
    """What to add to positions so that a face is of another shape: N x 112 x 112 x 2."""
    moves = BEND * torch.randn(count, 2, *BENDS, generator=generator)
    return F.interpolate(moves, size=(SIZE, SIZE), mode="bicubic", align_corners=True).permute(0, 2, 3, 1)


def cropped(images: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
    """N bytes images to N x 1 x 112 x 112 in 0..1; beyond a picture's edge its last pixels repeat."""
    return F.grid_sample(images.unsqueeze(1).float() / 255, positions, mode="bilinear", padding_mode="border",
                         align_corners=False)


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)
