"""The brushes: soft masks, shading and layers on float RGB images, and the grid that a thing is drawn on."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Patch:
    """A part of the picture and, for each of its pixels, the coordinates of the thing being drawn.

    image: height x width x 3, a view into the picture, so that drawing on it draws the picture.
    x, y: coordinates in the thing's own unit, y down.
    pixel: the size of a pixel in that unit.
    """

    image: np.ndarray
    x: np.ndarray
    y: np.ndarray
    pixel: float

    def around(self, centre_x, centre_y, half_width, half_height):
        """The smallest patch that holds the given box; drawing on it is as much quicker as it is smaller."""
        inside = (np.abs(self.x - centre_x) < half_width) & (np.abs(self.y - centre_y) < half_height)
        rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
        box = np.s_[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
        return Patch(self.image[box], self.x[box], self.y[box], self.pixel)

    def cover(self, distance, softness=1.0):
        """A mask, 0 to 1, of where a signed distance is negative, its edge `softness` pixels wide."""
        return np.clip(0.5 - distance / (self.pixel * softness), 0, 1)

    def bump(self, centre_x, centre_y, width, height):
        """A Gaussian hill of height 1."""
        return np.exp(-0.5 * (((self.x - centre_x) / width) ** 2 + ((self.y - centre_y) / height) ** 2))

    def pair(self, centre_x, centre_y, width, height):
        """The same hill on both sides of the middle."""
        return self.bump(centre_x, centre_y, width, height) + self.bump(-centre_x, centre_y, width, height)

    def lay(self, colour, mask):
        """Lays a colour, one for all or one a pixel, over the picture."""
        self.image[:] += (np.asarray(colour, np.float32) - self.image) * mask[..., None].astype(np.float32)

    def tint(self, factor, mask):
        """Multiplies the picture by an RGB factor where the mask says so: shadows, blush."""
        self.image[:] *= 1 + (np.asarray(factor, np.float32) - 1) * mask[..., None].astype(np.float32)


def smooth(start, end, value):
    """0 before start, 1 after end, an S between them."""
    share = np.clip((value - start) / (end - start), 0, 1)
    return share * share * (3 - 2 * share)


def ramp(value, stops):
    """The colour for each value, from a table of (value, RGB) stops."""
    positions, colours = zip(*stops)
    return np.stack([np.interp(value, positions, channel) for channel in zip(*colours)], -1).astype(np.float32)


def light(height, pixel, ambient=0.30, strength=0.78, gloss=0.0):
    """The brightness, 0 to about 1.1, of a surface of this height under one lamp above, left of the camera.

    Lambert's law, wrapped a little beyond the edge of the shadow as a large lamp does it; gloss adds a highlight.
    """
    slope_y, slope_x = np.gradient(height, pixel)
    length = np.sqrt(slope_x ** 2 + slope_y ** 2 + 1)
    towards = (0.36 * slope_x + 0.56 * slope_y + 0.75) / length
    shade = ambient + strength * np.clip((towards + 0.22) / 1.22, 0, 1)
    if gloss:
        # half way between the lamp and the camera
        facing = (0.19 * slope_x + 0.30 * slope_y + 0.935) / length
        shade = shade + gloss * np.clip(facing, 0, 1) ** 40
    return shade


def wave(seed, knots=64):
    """A fixed smooth random function of one variable, values about -1 to 1, repeating every `knots`."""
    values = np.random.default_rng(seed).uniform(-1, 1, knots)

    def sample(position):
        cell = np.floor(position).astype(int)
        share = smooth(0, 1, position - cell)
        return values[cell % knots] * (1 - share) + values[(cell + 1) % knots] * share

    return sample
