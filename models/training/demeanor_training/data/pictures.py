"""Pictures of faces in files."""

from pathlib import Path

import cv2
import numpy as np

from ..files.errors import DataError


def gray(file: Path, side: int) -> np.ndarray:
    """A square picture's brightness, bytes.

    :param side: pixels that it must have along each side
    """
    image = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    if image is None or image.shape != (side, side):
        raise DataError(f"{file}: is no picture of {side} x {side} pixels")
    return image
