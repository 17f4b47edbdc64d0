"""Draws models/sample/sample.mp4, the clip that shows what Demeanor does; see README.md.

    python draw_sample.py            draws the clip anew
    python draw_sample.py --check    says in how many frames of the clip exactly one face is found
"""

import argparse
import sys
from pathlib import Path

from film import measure, share_with_one, write_clip
from scene import draw_frame
from timeline import FRAME_RATE, FRAMES
from voice import SAMPLE_RATE, Voice

CLIP = Path(__file__).with_name("sample.mp4")
WANTED_SHARE = 0.95


def draw(path):
    voice = Voice()
    frames = (draw_frame(index / FRAME_RATE, voice) for index in range(FRAMES))
    write_clip(path, frames, FRAME_RATE, voice.samples, SAMPLE_RATE)


def check(path):
    """Prints what the clip is; True where enough of its frames hold exactly one face."""
    clip = measure(path)
    share = share_with_one(clip.faces)
    print(f"{clip.width}x{clip.height}, {clip.frame_rate:g} frames/s, {clip.seconds:.2f} s, "
          f"{path.stat().st_size} bytes, sound peak {clip.peak_dbfs:.1f} dBFS")
    print(f"exactly one face: {share:.1%} of {len(clip.faces)} frames, "
          f"at half the size {share_with_one(clip.faces_at_half_size):.1%}")
    return share >= WANTED_SHARE


def main():
    parser = argparse.ArgumentParser(description="Draws the sample clip, or checks it.")
    parser.add_argument("--check", action="store_true", help="measure the clip instead of drawing it")
    parser.add_argument("--out", type=Path, default=CLIP, help="the clip (default: beside this program)")
    options = parser.parse_args()
    if options.check:
        return 0 if check(options.out) else 1
    draw(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
