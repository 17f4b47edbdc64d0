"""Judges how frames' scores become a clip's, by folds over RAVDESS actors: python -m demeanor_training.face_pooling"""

import argparse

import numpy as np

from ..data import clip_frames
from ..files import storage
from ..files.places import data_folder
from ..judging import metrics, pooling
from ..learning.crossvalidation import by_actor
from ..results import markdown, record

FILE = "face-pooling.md"
HEAD = """# From frames to clips

Scores of each face frame of RAVDESS's real videos, actors {first}-{last}, by a published FER2013 net (mini-Xception);
{n:,} clips without the neutral ones. What a rule fits, it fits on the other folds' actors. Centred: divided by the mean over
all clips of the actor, which takes no labels. Top-1 and top-3 in per cent; 95 % intervals by resampling actors. Written by
`python -m demeanor_training.face_pooling`.

| rule | top-1 (interval) | top-3 | centred, top-1 (interval) | top-3 |
|---|---|---|---|---|
"""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_pooling", description=__doc__)
    parser.add_argument("--data", help="folder that holds posteriors/; default: DEMEANOR_DATA")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    frames = clip_frames.load(data_folder(options.data))
    rows = []
    for name, rule in pooling.RULES.items():
        pooled = np.empty((len(frames.clips), frames.scores.shape[1]))
        for out in by_actor(frames.actors):
            pooled[out] = rule(frames, ~out)[out]
        raw, own = (metrics.evaluate(scores, frames.truth, frames.actors)
                    for scores in (pooled, centred(pooled, frames.actors)))
        print(f"{name}: {metrics.line(raw)}; centred {metrics.line(own)}", flush=True)
        rows.append(markdown.row(name, *(cell for result in (raw, own) for cell in (
            markdown.share(result["top1"], result["top1_ci95"]), f"{100 * result['top3']:.1f}"))))
    head = HEAD.format(first=frames.actors.min(), last=frames.actors.max(), n=len(frames.clips))
    storage.write_text(options.results / FILE, head + "".join(rows))


def centred(scores: np.ndarray, actors: np.ndarray) -> np.ndarray:
    """Each clip's scores divided by the mean over its actor's clips."""
    found = np.empty_like(scores)
    for actor in np.unique(actors):
        found[actors == actor] = scores[actors == actor] / scores[actors == actor].mean(0)
    return found
