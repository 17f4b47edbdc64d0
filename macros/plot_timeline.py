#!/usr/bin/env python3
"""Draws the usual figure of a run: each emotion's fused score over time, and the share of time per label below.

    python3 plot_timeline.py RESULTS FIGURE [CLIP]

RESULTS is the folder of `demeanor analyze --parquet`; without CLIP it is the first clip. Needs pandas, pyarrow, matplotlib.
"""
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

EMOTIONS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]


def about_one(steps, boxes=None):
    """The person who is seen most, None if nobody is, and the steps about that person: others' voices are left out.

    Of persons on equally many frames it is the one who is larger there, then the first; `boxes` gives the clip's table of frames.
    """
    nobody = steps["person"].isna()
    frames = steps.groupby("person")["frames"].sum()
    most = frames[frames == frames.max()].index
    if len(most) > 1:
        faces = boxes()
        most = [(faces["width"] * faces["height"]).groupby(faces["face"]).sum().reindex(most, fill_value=0).idxmax()]
    person = None if nobody.all() else int(most[0])
    own = steps["speaker"].isna() | (steps["speaker"] == str(person))
    return person, steps[(steps["person"] == person) | nobody & own]


def table(results, name, **some):
    try:
        return pd.read_parquet(Path(results) / name, **some)
    except FileNotFoundError:
        sys.exit(f"{results}: no {name}: call analyze with --parquet")


def main(results, figure, clip=None):
    timeline = table(results, "timeline.parquet")
    summary = table(results, "summary.parquet")
    clips = list(timeline["clip"].unique())
    clip = clip or (clips[0] if clips else "any clip")
    if clip not in clips:
        sys.exit(f"{results}: no timeline of {clip}")
    person, steps = about_one(timeline[timeline["clip"] == clip],
                              lambda: table(results, "frames.parquet", filters=[("clip", "==", clip)]))
    whole = summary[(summary["clip"] == clip) & summary["segment"].isna() & (summary["stream"] == "fused")]
    whole = whole[whole["person"].isna() if person is None else whole["person"] == person]

    lines, (above, below) = plt.subplots(2, 1, figsize=(8, 6), height_ratios=(2, 1), layout="constrained")
    middle = (steps["time_s"] + steps["end_s"]) / 2
    for emotion in EMOTIONS:
        above.plot(middle, steps[emotion], label=emotion)
    # A $ in the name is no formula.
    above.set_title(clip, parse_math=False)
    above.set(xlabel="Time (s)", ylabel="Fused score", ylim=(0, 1))
    above.legend(ncols=4, fontsize="small")
    shares = whole.set_index("emotion")["share"].reindex(EMOTIONS)
    below.bar(EMOTIONS, shares)
    below.set(ylabel="Share of time", ylim=(0, 1))
    try:
        lines.savefig(figure, dpi=150)
    except OSError as wrong:
        sys.exit(f"{figure}: cannot be written: {wrong.strerror}")
    for emotion in EMOTIONS:
        print(f"{emotion} {shares[emotion]:.6f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
