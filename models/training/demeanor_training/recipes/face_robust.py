"""Trains our face net on, towards bad pictures, photographs and people who pose:

    python -m demeanor_training.face_robust [--ship]
"""

import argparse
import copy
import tempfile
from pathlib import Path

import torch
from torch import nn

from ..data import clip_pictures, fer2013, posed_faces
from ..data.clip_pictures import ClipPictures
from ..data.posed_faces import PosedFaces
from ..export import bundle, onnx_file, preprocessing
from ..export.description import Description
from ..files.places import BUNDLES, RUNS, data_folder
from ..judging import face_sets, metrics, posed_people
from ..judging.face_conditions import CONDITIONS, under
from ..judging.face_sets import FaceSet, Verdict
from ..nets.exported import Exported, OnnxNet
from ..nets.merging import between
from ..nets.two_scales import from_compact
from ..results import record
from .face_conditions import ACTOR5, figures, of_clips
from .robust_training import BATCH, Cycle, RobustTraining

NAME = "face-compact"
DESCRIPTION = ("A compact residual net on gray 112 x 112 crops that looks at single pixels too, trained on from "
               "face-compact-web with RAF-DB, damaged faces, a man who speaks and people who pose")
#: The first cycle is planned for so many epochs and stops early, before its rate has fallen; the second follows.
EPOCHS, STOPPED, SECOND_EPOCHS = 36, 17, 18
FIRST = {"rate": .03, "photographs": 48, "taught": .6}
SECOND = {"rate": .02, "photographs": 40, "taught": .7}
#: Of a face that the net sees.
INPUT_SHAPE = [1, fer2013.SIZE, fer2013.SIZE]
#: Faces that norms are measured on.
MEASURED = 2048
#: What follows lies between the net that it begins as and what that learnt: share of the latter. Chosen on both
#: validation sets: less of it knows RAF-DB and masks less well, more of it FER2013.
LEARNT = .4
#: The third cycle begins with that net, and faces that speak join it. The fourth begins half of the way to what the third learnt
#: and brings back some of FER2013. What is shipped lies between the third's beginning and what the fourth learnt, by this share.
THIRD_EPOCHS, FOURTH_EPOCHS = 36, 27
THIRD = {"rate": .02, "photographs": 40, "taught": .7, "clips": 2}
FOURTH = {"rate": .015, "photographs": 24, "taught": .8, "clips": 1, "milder": 0., "mildest": .3}
HALFWAY, SPOKEN = .5, .35
#: The fifth cycle begins with that one, and people who pose join it. The sixth and the seventh begin between that one and what the
#: cycle before learnt, by these shares, with fewer of these people: they bring back FER2013. What is shipped lies between the fifth's
#: beginning and what the seventh learnt.
FIFTH_EPOCHS, SIXTH_EPOCHS, SEVENTH_EPOCHS = 12, 5, 7
FIFTH = {"rate": .015, "photographs": 24, "taught": .8, "clips": 1, "posed": 32, "milder": 0., "mildest": .3}
SIXTH = {"rate": .01, "photographs": 20, "taught": .8, "clips": 1, "posed": 24, "milder": 0., "mildest": .2}
SEVENTH = {"rate": .008, "photographs": 20, "taught": .8, "clips": 1, "posed": 16, "milder": 0., "mildest": 0.}
SIXTH_BEGINS, SEVENTH_BEGINS, POSED = .75, .8, .6
#: One sentence of the man who speaks is learnt from; the other one judges.
LEARNT_SENTENCE, JUDGED_SENTENCE = clip_pictures.SENTENCES
PROTOCOL = ("FER2013 validation part without the rows that are pixel-identical to a training row, single images; the "
            "temperature fitted on them and on RAF-DB's held-out photographs; interval by resampling images")

CARD = """## Other pictures

{lines}

RAF-DB: a tenth of the photographs of its training part, held out; its test part was not used. FER+: the same
images as FER2013's, those that people voted to be one of the seven classes, by the class that most of them named.
Bad pictures are FER2013's validation part, 48 x 48 pixels, changed. The man is RAVDESS' actor 5. The net learnt from clips
in which he says one sentence and is judged on those in which he says the other, by the mean over a clip's pictures; neutral
clips are left out of both. **The net knows him**: these figures do not tell how well it reads others who speak.
The people of KDEF (angry, happy and sad), the Taiwan Corpora (all classes), the Chicago Face Database and the London Set
(neutral and smiling, a few angry or afraid) posed in a laboratory. The net learnt from two in three of them; these figures
are of the others, and of all of Yale's people. Their intervals resample people. How much of the last training the net
took was chosen on these very people, so the figures are somewhat flattered.

## What it cannot do

- It learnt from web pictures, photographs and people who pose, with labels that people often disagree on. It saw one man
  alone speak; the faces of others who speak look calm to it more often than to people. Faces from the side, in
  the dark, or behind masks are more likely to go wrong. Who is in FER2013 - age, skin, culture - is not known, and
  RAF-DB's faces here are adults by estimate, so nobody can say for whom it works less well.
- A label is what a viewer would likely call the *face*; it says nothing certain about what a person feels.
- FER2013's and RAF-DB's neutral counts as calm.
- These weights are for research only. RAF-DB and the Chicago Face Database are for non-commercial research, KDEF is
  for researchers alone, the Taiwan Corpora were made for research and state no terms; RAVDESS is under CC BY-NC-SA
  4.0, the London Set under CC BY 4.0. Yale's photographs, for research, only judge."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_robust", description=__doc__)
    parser.add_argument("--data", help="folder that holds ferplus/, rafdb/ and ravdess-video/; default: DEMEANOR_DATA")
    parser.add_argument("--posed", type=Path,
                        help="folder that holds people who pose, a folder for each corpus; default: posed/ of the data")
    parser.add_argument("--start", type=Path, default=RUNS / "web" / "face-compact-web.json",
                        help="what it begins as, and its teacher: the bundle that `face_compact --ship --out runs/web` "
                             "writes; default: %(default)s")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=EPOCHS,
                        help=f"of the first cycle, of 16,000 faces each; it is ended after {STOPPED} of its {EPOCHS}, and the "
                             f"second has {SECOND_EPOCHS}; default: %(default)s")
    afterwards = parser.add_mutually_exclusive_group()
    afterwards.add_argument("--ship", action="store_true", help="write the bundle")
    record.add_try(afterwards)
    options = parser.parse_args(arguments)

    folder = data_folder(options.data)
    start = Exported(options.start)
    spoken = clip_pictures.load(folder / ACTOR5)
    people = options.posed or folder / "posed"
    training = RobustTraining(folder, start, spoken.sentence(LEARNT_SENTENCE), posed_faces.to_learn(people))
    print("{} faces of FER2013, {} of RAF-DB, {} of people who pose, and {} clips of a man who speaks to train on"
          .format(*training.sizes), flush=True)
    torch.manual_seed(options.seed)
    faces = training.sample(MEASURED, torch.Generator().manual_seed(options.seed))
    beginning, checkpoint = from_compact(start.file, faces), options.runs / f"{record.name(NAME, options.tried)}.pt"
    first, second, third, fourth, fifth, sixth, seventh = _cycles(options.epochs)
    net = training.learn(copy.deepcopy(beginning), first, checkpoint, options.seed)
    net = training.learn(net, second, checkpoint.with_stem(f"{checkpoint.stem}-second"), options.seed + 1)
    measured = faces.split(BATCH)
    known = between(beginning, net.cpu(), LEARNT, measured)
    net = training.learn(copy.deepcopy(known), third, checkpoint.with_stem(f"{checkpoint.stem}-third"), options.seed + 2)
    net = training.learn(between(known, net.cpu(), HALFWAY, measured), fourth,
                         checkpoint.with_stem(f"{checkpoint.stem}-fourth"), options.seed + 3)
    known = between(known, net.cpu(), SPOKEN, measured)
    net = training.learn(copy.deepcopy(known), fifth, checkpoint.with_stem(f"{checkpoint.stem}-fifth"), options.seed + 4)
    net = training.learn(between(known, net.cpu(), SIXTH_BEGINS, measured), sixth,
                         checkpoint.with_stem(f"{checkpoint.stem}-sixth"), options.seed + 5)
    net = training.learn(between(known, net.cpu(), SEVENTH_BEGINS, measured), seventh,
                         checkpoint.with_stem(f"{checkpoint.stem}-seventh"), options.seed + 6)
    shipped = between(known, net.cpu(), POSED, measured)
    _judge(shipped, training, face_sets.held_out(folder), spoken.sentence(JUDGED_SENTENCE), posed_people.sets(people), options)


def _cycles(epochs: int) -> list[Cycle]:
    """All seven, if the first is planned for so many epochs."""
    later = ((SECOND_EPOCHS, SECOND), (THIRD_EPOCHS, THIRD), (FOURTH_EPOCHS, FOURTH), (FIFTH_EPOCHS, FIFTH), (SIXTH_EPOCHS, SIXTH),
             (SEVENTH_EPOCHS, SEVENTH))
    return [Cycle(epochs, stop_after=max(1, epochs * STOPPED // EPOCHS), **FIRST),
            *(Cycle(max(1, epochs * planned // EPOCHS), **settings) for planned, settings in later)]


def _judge(net: nn.Sequential, training: RobustTraining, sets: tuple[FaceSet, FaceSet], spoken: ClipPictures,
           people: dict[str, PosedFaces], options: argparse.Namespace) -> None:
    judged = _rounded(net)
    verdict = face_sets.judge(judged, sets)
    print(f"{NAME}: {verdict.line()}")
    web = sets[0]
    typed = record.command("face_robust", options.epochs, EPOCHS)
    record.keep(record.entry(NAME, DESCRIPTION, typed, PROTOCOL, options.tried), verdict.results[web.name],
                [f"valid-{number}" for number in range(len(web.truth))], verdict.logits[web.name], web.truth,
                options.results)
    if options.ship:
        found = [*_others(verdict), *_posing(judged, people), *_conditions(judged, web),
                 *_spoken(judged, spoken, verdict.temperature)]
        lines = "\n".join(f"- {line}" for line in found)
        bundle.write(net, Description(
            name=NAME, stream="face", description=DESCRIPTION, input_shape=INPUT_SHAPE,
            preprocessing=preprocessing.face(), protocol=PROTOCOL,
            data="FER2013 training part ({:,} faces of 48 x 48 pixels, the labels of FER2013 and the votes of FER+, and "
                 "what face-compact-web scores them), nine tenths of RAF-DB's training part, adults ({:,} photographs of "
                 "100 x 100 pixels), {:,} photographs of people who pose (two in three people of KDEF, the Taiwan Corpora, the "
                 "Chicago Face Database and the London Set), and {} clips of RAVDESS' actor 5, one sentence, all but neutral"
                 .format(*training.sizes),
            command=typed + " --ship", seeds=[options.seed],
            epochs=sum(cycle.stop_after or cycle.epochs for cycle in _cycles(options.epochs)),
            licence="LicenseRef-FER2013-RAF-DB-research-use: the images of the Kaggle 2013 challenge are for research only, "
                    "those of RAF-DB, KDEF and the Chicago Face Database for non-commercial research only, those of the Taiwan Corpora "
                    "were made for research and state no terms; RAVDESS is CC BY-NC-SA 4.0, the London Set CC BY 4.0",
            card=CARD.format(lines=lines), temperature=verdict.temperature, rounded=True), verdict.results[web.name], options.out)


def _rounded(net: nn.Module) -> nn.Module:
    """The net as the bundle has it."""
    with tempfile.TemporaryDirectory() as aside:
        file = Path(aside) / f"{NAME}.onnx"
        onnx_file.export(net, INPUT_SHAPE, file)
        onnx_file.round_weights(file)
        return OnnxNet(file)


def _others(verdict: Verdict) -> list[str]:
    found = [f"{name}: {metrics.line(result)}, n = {result['n']}" for name, result in list(verdict.results.items())[1:]]
    return [*found, f"FER+: {metrics.line(verdict.by_votes)}, n = {verdict.by_votes['n']}"]


def _posing(net: nn.Module, people: dict[str, PosedFaces]) -> list[str]:
    return [f"{name}: {metrics.line(posed_people.figures(net, faces))}, n = {len(faces.labels)}" for name, faces in people.items()]


def _conditions(net: nn.Module, faces: FaceSet) -> list[str]:
    return [f"FER2013, {name}: {metrics.line(figures(under(condition, faces).logits(net), faces.truth))}"
            for name, condition in CONDITIONS.items()]


def _spoken(net: nn.Module, clips: ClipPictures, temperature: float) -> list[str]:
    means = of_clips(net, clips, temperature)
    return [f"RAVDESS' actor 5, the sentence that was not learnt{how}: {metrics.line(figures(scores, clips.truth))}, "
            f"n = {len(clips.clips)}" for how, scores in (("", means), (", divided by his mean", means / means.mean(0)))]
