"""Judges face nets on bad pictures, photographs, people who pose, and faces that speak:

    python -m demeanor_training.face_conditions face-compact-web.json face-compact.json
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from ..data import clip_pictures
from ..data.clip_pictures import ClipPictures
from ..data.posed_faces import PosedFaces
from ..files.places import data_folder
from ..judging import calibration, face_sets, metrics, posed_people
from ..judging.face_conditions import CONDITIONS, MASKED, under
from ..judging.face_sets import BATCH, FaceSet
from ..learning import crossvalidation
from ..nets.exported import Exported
from ..results import face_conditions, record
from ..results.face_conditions import Row

ACTOR5 = Path("ravdess-video") / "actor05-faces"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_conditions", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, nargs="+", help="the json of a face net")
    parser.add_argument("--data", help="folder that holds ferplus/, rafdb/ and ravdess-video/; default: DEMEANOR_DATA")
    parser.add_argument("--posed", type=Path,
                        help="folder that holds people who pose, a folder for each corpus; default: posed/ of the data")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    folder = data_folder(options.data)
    web, photographs = face_sets.held_out(folder)
    clips = clip_pictures.load(folder / ACTOR5)
    people = posed_people.sets(options.posed or folder / "posed")
    rows = [row for bundle in options.bundle for row in _judged(Exported(bundle), web, photographs, clips, people)]
    for row in rows:
        print(f"{row.net}: {row.pictures}: {metrics.line(row.figures)}, n = {row.figures['n']}")
    command = f"python -m demeanor_training.face_conditions {' '.join(bundle.name for bundle in options.bundle)}"
    face_conditions.write(rows, MASKED, command, options.results)


def _judged(net: Exported, web: FaceSet, photographs: FaceSet, clips: ClipPictures,
            people: dict[str, PosedFaces]) -> Iterator[Row]:
    for name, condition in CONDITIONS.items():
        faces = under(condition, web)
        yield Row(net.name, f"FER2013, {name}", figures(faces.logits(net), faces.truth))
    yield Row(net.name, "RAF-DB", figures(photographs.logits(net), photographs.truth))
    for name, posed in people.items():
        yield Row(net.name, name, posed_people.figures(net, posed))
    for sentence in clip_pictures.SENTENCES:
        spoken = clips.sentence(sentence)
        means = of_clips(net, spoken)
        yield Row(net.name, f"actor 5, sentence {sentence}", figures(means, spoken.truth))
        yield Row(net.name, f"actor 5, sentence {sentence}, divided by his mean", figures(means / means.mean(0), spoken.truth))


def of_clips(net: torch.nn.Module, clips: ClipPictures, temperature: float = 1) -> np.ndarray:
    """The mean over each clip's faces of the net's scores."""
    scores = calibration.softmax(crossvalidation.logits(net, iter(clips.faces.split(BATCH))), temperature)
    return np.stack([scores[clips.members == clip].mean(0) for clip in range(len(clips.clips))])


def figures(scores: np.ndarray, truth: np.ndarray) -> dict:
    return metrics.evaluate(scores, truth, np.arange(len(truth)))
