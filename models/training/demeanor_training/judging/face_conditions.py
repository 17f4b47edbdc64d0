"""How a face net stands bad pictures: FER2013's validation part, blurred, noisy, small, and masked."""

import math
from collections.abc import Callable
from dataclasses import replace

import torch
import torch.nn.functional as F

from .face_sets import FaceSet

#: From N x 1 x 48 x 48 to the same, 0 to 255.
Condition = Callable[[torch.Tensor], torch.Tensor]
#: Standard deviations; side; first row that the mask covers, and its gray.
BLUR, NOISE, SMALL, MASKED, GRAY = 2., 20., 16, 28, 128.


def _blurred(images: torch.Tensor) -> torch.Tensor:
    reach = math.ceil(3 * BLUR)
    taps = torch.exp(-torch.arange(-reach, reach + 1).square() / (2 * BLUR**2))
    taps = taps / taps.sum()
    padded = F.pad(images, (reach,) * 4, mode="reflect")
    return F.conv2d(F.conv2d(padded, taps.view(1, 1, 1, -1)), taps.view(1, 1, -1, 1))


def _noisy(images: torch.Tensor) -> torch.Tensor:
    return images + NOISE * torch.randn(images.shape, generator=torch.Generator().manual_seed(1))


def _shrunk(images: torch.Tensor) -> torch.Tensor:
    small = F.interpolate(images, size=(SMALL, SMALL), mode="area")
    return F.interpolate(small, size=images.shape[2:], mode="bilinear", align_corners=False)


def _masked(images: torch.Tensor) -> torch.Tensor:
    masked = images.clone()
    masked[:, :, MASKED:] = GRAY
    return masked


CONDITIONS: dict[str, Condition] = {"as they are": lambda images: images,
                                    f"blur of {BLUR:g} px": _blurred, f"noise of {NOISE:g}": _noisy,
                                    f"{SMALL} px": _shrunk, "mouth masked": _masked}


def under(condition: Condition, faces: FaceSet) -> FaceSet:
    """The same faces under a condition, as bytes again."""
    changed = condition(faces.images.unsqueeze(1).float())
    return replace(faces, images=changed.round().clamp(0, 255).byte().squeeze(1))
