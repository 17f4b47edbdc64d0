"""Judges how frames' scores become a clip's, by folds over RAVDESS actors:

    python -m demeanor_training.face_pooling --voice results/voice-compact.scores.csv --own face.scores.csv
"""

import argparse
from pathlib import Path

import numpy as np

from ..data import clip_frames
from ..data.clip_frames import ClipFrames
from ..files import storage
from ..files.places import data_folder
from ..judging import calibration, metrics, pooling, score_tables
from ..judging.pooling import Rule
from ..learning.crossvalidation import by_actor
from ..results import markdown, record
from . import fusion

FILE = "face-pooling.md"
HEAD = """# From frames to clips

Scores of each face frame of RAVDESS's real videos, actors {first}-{last}, by a published FER2013 net (mini-Xception);
{n:,} clips without the neutral ones. What a rule fits, it fits on the other folds' actors. Centred: divided by the mean over
all clips of the actor, which takes no labels. Top-1 and top-3 in per cent; 95 % intervals by resampling actors. Written by
`python -m demeanor_training.face_pooling`.

| rule | top-1 (interval) | top-3 | log loss | centred, top-1 (interval) | top-3 | log loss |
|---|---|---|---|---|---|---|
"""
FUSED = """
## Fused

The same clips, with the cross-validated scores of our voice and fitted exponents: `--voice`.

| rule | fused, top-1 (interval) | log loss | centred, top-1 (interval) | log loss |
|---|---|---|---|---|
"""
OWN = """
## Our own net

{n} clips of actor {actor} in {frames} pictures, scored by a face net of ours that had not learnt from him (`demeanor
evaluate --cropped`): `--own`. Each rule is fitted on the {people} people above, whom another net scored, or on this
person's other clips, a seventh at a time. {calm} of the clips act calm.

| rule | fitted on the {people}: top-1 | called calm | log loss | centred, top-1 | fitted on his own: top-1 | called calm | log loss | centred, top-1 |
|---|---|---|---|---|---|---|---|---|
"""
PARTS = 7
_CALM = pooling.LABELS.index("calm")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_pooling", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder that holds posteriors/; default: DEMEANOR_DATA")
    parser.add_argument("--voice", type=Path, help="cross-validated scores of the voice net: fused rows too")
    parser.add_argument("--own", type=Path, metavar="TABLE",
                        help="what demeanor evaluate --cropped wrote of RAVDESS pictures named <clip>_<number>")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    frames = clip_frames.load(data_folder(options.data))
    pooled = {name: np.empty((len(frames.clips), frames.scores.shape[1])) for name in pooling.RULES}
    for name, rule in pooling.RULES.items():
        for out in by_actor(frames.actors):
            pooled[name][out] = rule(frames, ~out)[out]
    text = HEAD.format(first=frames.actors.min(), last=frames.actors.max(), n=len(frames.clips))
    text += "".join(markdown.row(name, *_cells(scores, frames, True)) for name, scores in pooled.items())
    if options.voice:
        voice = _voice(options.voice, frames)
        text += FUSED
        for name, scores in pooled.items():
            fused = fusion.crossvalidated("exponents", scores, voice, frames.truth, frames.actors)
            text += markdown.row(name, *_cells(fused, frames, False))
    if options.own:
        text += _own(pictures(options.own), frames)
    storage.write_text(options.results / FILE, text)
    print(text)


def pictures(table: Path) -> ClipFrames:
    """Pictures of faces, clip by clip, without the neutral clips."""
    names, truth, scores = score_tables.read(table)
    clips = np.array([Path(name).name.rsplit("_", 1)[0] for name in names])
    some = np.array([clip.split("-")[2] != clip_frames.posteriors.NEUTRAL for clip in clips])
    found, first, members = np.unique(clips[some], return_index=True, return_inverse=True)
    return ClipFrames(found.tolist(), truth[some][first], score_tables.actors(found.tolist(), table),
                      scores[some] / scores[some].sum(1, keepdims=True), members)


def centred(scores: np.ndarray, actors: np.ndarray) -> np.ndarray:
    """Each clip's scores divided by the mean over its actor's clips."""
    found = np.empty_like(scores)
    for actor in np.unique(actors):
        found[actors == actor] = scores[actors == actor] / scores[actors == actor].mean(0)
    return found


# -- Helper methods --

def _shares(scores: np.ndarray) -> np.ndarray:
    return scores / scores.sum(1, keepdims=True)


def _cells(scores: np.ndarray, frames: ClipFrames, with_top3: bool) -> list[str]:
    cells = []
    for some in (scores, _shares(centred(scores, frames.actors))):
        result = metrics.evaluate(some, frames.truth, frames.actors)
        cells += [markdown.top1(result), *([f"{100 * result['top3']:.1f}"] if with_top3 else []),
                  f"{calibration.log_loss(some, frames.truth):.3f}"]
    return cells


def _voice(table: Path, frames: ClipFrames) -> np.ndarray:
    """The voice's scores of the same takes."""
    clips, _, scores = score_tables.read(table)
    rows = {clip.split("-", 1)[1]: row for clip, row in zip(clips, scores)}
    return np.stack([rows[clip.split("-", 1)[1]] for clip in frames.clips])


def _own(own: ClipFrames, frames: ClipFrames) -> str:
    both = ClipFrames([*frames.clips, *own.clips], np.r_[frames.truth, own.truth], np.r_[frames.actors, own.actors],
                      np.concatenate([frames.scores, own.scores]), np.r_[frames.members, len(frames.clips) + own.members])
    known = np.arange(len(both.clips)) < len(frames.clips)
    text = OWN.format(n=len(own.clips), actor=own.actors[0], frames=len(own.scores), people=len(set(frames.actors)),
                      calm=int((own.truth == _CALM).sum()))
    for name, rule in pooling.RULES.items():
        text += markdown.row(name, *_own_cells(rule(both, known)[~known], own), *_own_cells(_by_parts(rule, own), own))
    return text


def _by_parts(rule: Rule, own: ClipFrames) -> np.ndarray:
    pooled, part = np.empty((len(own.clips), own.scores.shape[1])), np.arange(len(own.clips)) % PARTS
    for number in range(PARTS):
        pooled[part == number] = rule(own, part != number)[part == number]
    return pooled


def _own_cells(scores: np.ndarray, own: ClipFrames) -> list[str]:
    top = [100 * (some.argmax(1) == own.truth).mean() for some in (scores, centred(scores, own.actors))]
    return [f"{top[0]:.1f}", str(int((scores.argmax(1) == _CALM).sum())), f"{calibration.log_loss(scores, own.truth):.3f}",
            f"{top[1]:.1f}"]
