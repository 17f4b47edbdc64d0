"""Writes the same pictures as stacks of many kinds, for the tests of Bio-Formats.

    python write_stacks.py PICTURES FRAMES HEIGHT WIDTH FOLDER

PICTURES holds red, green and blue of each pixel, a byte each, frame after frame. The interval is 0.1 s.
"""

import sys
from pathlib import Path

import numpy as np
import tifffile

pictures, frames, height, width, folder = sys.argv[1:]
rgb = np.fromfile(pictures, np.uint8).reshape(int(frames), int(height), int(width), 3)
gray = rgb[..., 1]


def write(name, data, axes, increment=0.1, unit="s", photometric="minisblack", **more):
    metadata = {"axes": axes, "TimeIncrement": increment, "TimeIncrementUnit": unit}
    tifffile.imwrite(Path(folder, name), data, ome=True, metadata=metadata, photometric=photometric, **more)


write("rgb.ome.tif", rgb, "TYXS", photometric="rgb")
write("big.ome.tif", rgb, "TYXS", photometric="rgb", bigtiff=True)
write("c3.ome.tif", np.moveaxis(rgb, 3, 1), "TCYX")
write("gray8.ome.tif", gray, "TYX", 100, "ms")
write("gray16.ome.tif", gray.astype(np.uint16) * 257, "TYX", 0.1 / 60, "min")
write("gray32.ome.tif", gray.astype(np.float32) / 255, "TYX")
write("z3.ome.tif", np.stack([gray, gray // 2, gray // 3], axis=1), "TZYX")
inverted = np.tile(np.arange(255, -1, -1, dtype=np.uint16) * 257, (3, 1))
write("palette.ome.tif", 255 - gray, "TYX", photometric="palette", colormap=inverted)
tifffile.imwrite(Path(folder, "untold.tif"), gray, photometric="minisblack", bigtiff=True)
with tifffile.TiffWriter(Path(folder, "series.ome.tif"), ome=True, bigtiff=True) as stacks:
    stacks.write(gray, metadata={"axes": "TYX", "TimeIncrement": 0.1}, photometric="minisblack")
    stacks.write(gray[:2], metadata={"axes": "TYX"}, photometric="minisblack")
