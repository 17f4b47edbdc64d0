"""Fits how much each stream is believed (`--rule auto`) and how far it is calibrated to the person (`--calibrate`):

    python -m demeanor_training.calibrate --voice results/voice-compact.scores.csv

Learns from cross-validated voice scores and a published net's scores of every face frame of the same takes, 20 people, and
judges by leaving out four people at a time. Writes fusion-standard.json and calibration.json beside the models, and rows of
the table of results.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ..data import posteriors
from ..data.labels import LABELS
from ..files import storage
from ..files.errors import DataError
from ..files.places import BUNDLES, data_folder
from ..judging import calibration, metrics, score_tables, strengths
from ..judging.evaluation import judge
from ..judging.persons import Strength
from ..judging.score_tables import FLOOR, logs
from ..judging.strengths import BALANCED, BASELINE, CENTRE, People
from ..learning import crossvalidation
from ..results import record, table
from . import fusion

FUSION, CALIBRATION = "fusion-standard", "calibration"
FACE, VOICE, FUSED = "face", "voice", "fused"
MODES = (CENTRE, BALANCED, BASELINE)
#: How frames become a clip.
POOLINGS = {"mean": "the mean", "logs": "the mean of the logarithms", "median": "the median",
            "strongest": "the mean of the surest quarter"}
#: Where the person is calibrated: both streams, the fused scores, or first these and then those.
ORDERS = {"streams": "each stream before they are fused", "fused": "the fused scores alone",
          "both": "each stream, and the fused scores once more"}
#: What the engine does: it has the smallest log loss.
ORDER = "both"
#: What the voice recipe keeps of RAVDESS' actors that its trial never heard.
UNHEARD = "voice-student-ravdess.json"
NAMES = {FACE: "Published net's faces", VOICE: "Our voice", **dict.fromkeys(ORDERS, "Both fused")}
FACES = NAMES[FACE]
#: RAVDESS's emotion and intensity of the clips that stand for a person's neutral ones, which no voice net has scores of.
STANDS_FOR_NEUTRAL = ["02", "01"]
#: Known clips of a person with few; for the baseline, neutral ones.
FEW = {CENTRE: (1, 2, 3, 4, 6, 8, 12, 16), BASELINE: (1, 2, 3, 4)}
#: Dirichlet's parameter for the shares of the classes: the smaller, the more lopsided.
LOPSIDED = (.5, 1, 2, 5)
PROTOCOL = ("1,120 RAVDESS clips of actors 1-20; cross-validated voice scores, and face scores of mini-Xception, a published "
            "FER2013 net, divided by one temperature; five folds by actor; interval by resampling actors; --calibrate baseline "
            "knows calm clips of normal intensity and is judged on the others; the voice is {flatness:.3f} times as flat as it "
            "is right, as the shipped net's scores of these people would be")
ASSUMED = ("that the shipped face net's clip scores are as sure as they are right: the exponents were fitted on faces that had "
           "been divided by their own temperature, and the face's is divided by that of the shipped net where it was measured")


def pooled(frames: np.ndarray, rule: str) -> np.ndarray:
    if rule == "mean":
        return frames.mean(0)
    if rule == "logs":
        return calibration.softmax(logs(frames).mean(0)[None])[0]
    if rule == "median":
        return np.median(frames, 0) / np.median(frames, 0).sum()
    return frames[np.argsort(-frames.max(1), kind="stable")[:max(1, len(frames) // 4)]].mean(0)


@dataclass(frozen=True)
class Fitted:
    """What some people's clips teach."""

    #: Exponent of each stream's scores.
    exponents: dict[str, float]
    #: By mode and by what is calibrated: a stream or, behind the order, the fused scores.
    strengths: dict[str, dict[str, Strength]]
    #: Mean scores of neutral clips, by the same.
    usual: dict[str, np.ndarray]

    def fuse(self, face: np.ndarray, voice: np.ndarray) -> np.ndarray:
        return calibration.softmax(self.exponents[FACE] * logs(face) + self.exponents[VOICE] * logs(voice))

    def calibrated(self, mode: str, what: str, people: People) -> np.ndarray:
        return strengths.calibrated(mode, people, self.usual[what], self.strengths[mode][what])

    def fused(self, mode: str, order: str, streams: dict[str, People]) -> np.ndarray:
        """Fused scores, calibrated in this order."""
        each = [people.scores if order == "fused" else self.calibrated(mode, name, people)
                for name, people in streams.items()]
        fused = streams[FACE].with_scores(self.fuse(*each))
        return fused.scores if order == "streams" else self.calibrated(mode, order, fused)


def fit(streams: dict[str, People]) -> Fitted:
    _, learnt = fusion.exponents(*(people.scores for people in streams.values()), streams[FACE].truth)
    found = Fitted({name: round(learnt[name], 3) for name in streams}, {mode: {} for mode in MODES}, {})
    for mode in MODES:
        for name, people in streams.items():
            _learn(found, mode, name, people)
        raw = streams[FACE].with_scores(found.fuse(*(people.scores for people in streams.values())))
        _learn(found, mode, "fused", raw)
        _learn(found, mode, "both", raw.with_scores(found.fused(mode, "streams", streams)))
    return found


def _learn(found: Fitted, mode: str, what: str, people: People) -> None:
    found.usual[what] = people.usual()
    found.strengths[mode][what] = strengths.fitted(mode, people)


def crossvalidated(streams: dict[str, People]) -> dict[tuple[str, str], np.ndarray]:
    """Calibrated scores of all clips by mode and stream or order; each clip's by what the other folds' people taught."""
    found = {}
    for out in crossvalidation.by_actor(streams[FACE].actors):
        learnt = fit({name: people.of(~out) for name, people in streams.items()})
        left_out = {name: people.of(out) for name, people in streams.items()}
        for mode in MODES:
            scores = {name: learnt.calibrated(mode, name, people) for name, people in left_out.items()}
            scores |= {order: learnt.fused(mode, order, left_out) for order in ORDERS}
            for what, some in scores.items():
                found.setdefault((mode, what), np.empty_like(streams[FACE].scores))[out] = some
    return found


def few_clips(streams: dict[str, People]) -> dict[str, dict[str, list[float]]]:
    """By mode and stream, how much the log loss of people left out falls with 1, 2 ... known clips."""
    found = {mode: {name: [] for name in streams} for mode in FEW}
    for out in crossvalidation.by_actor(streams[FACE].actors):
        for name, people in streams.items():
            for mode, sizes in FEW.items():
                rest = people.of(~out)
                found[mode][name].append(strengths.gains(mode, people.of(out), rest.usual(), strengths.fitted(mode, rest), sizes))
    return {mode: {name: [round(float(gain), 4) for gain in np.mean(folds, 0)] for name, folds in of_mode.items()}
            for mode, of_mode in found.items()}


def least(gains: dict[str, dict[str, list[float]]]) -> dict[str, int]:
    """The number of clips from which on a mode makes neither stream worse; one more than any tried if there is none."""
    found = {}
    for mode, of_mode in gains.items():
        harmless = max(1 + max((i for i, gain in enumerate(of_stream) if gain < 0), default=-1) for of_stream in of_mode.values())
        found[mode] = (*FEW[mode], FEW[mode][-1] + 1)[harmless]
    # With fewer no design shows each class.
    return {**found, BALANCED: len(LABELS)}


def lopsided(streams: dict[str, People], clips: int = 20, draws: int = 10) -> list[dict]:
    """What the modes do where people do not show all classes alike: top-1 by the share of the most frequent one."""
    random, found = np.random.default_rng(1), []
    people = streams[FACE]
    for evenness in LOPSIDED:
        rows = []
        for out in crossvalidation.by_actor(people.actors):
            learnt = fit({name: stream.of(~out) for name, stream in streams.items()})
            for actor in np.repeat(np.unique(people.actors[out]), draws):
                own = np.flatnonzero(people.actors == actor)
                likely = random.dirichlet([evenness] * len(LABELS)).clip(1e-6)[people.truth[own]]
                some = own[random.choice(len(own), clips, replace=False, p=likely / likely.sum())]
                drawn, truth = {name: stream.of(some) for name, stream in streams.items()}, people.truth[some]
                answers = [learnt.fuse(*(stream.scores for stream in drawn.values())),
                           *(learnt.fused(mode, ORDER, drawn) for mode in (CENTRE, BALANCED))]
                rows.append([np.bincount(truth).max() / clips, *((scores.argmax(1) == truth).mean() for scores in answers)])
        means = np.mean(rows, 0)
        found.append({key: round(float(mean), 3) for key, mean in zip(("largest_share", "raw", CENTRE, BALANCED), means)})
    return found


# -- What is written --

class Rows:
    """Rows of the table of results. The faces' scores are others' and stay out of the project: only figures are kept."""

    def __init__(self, typed: str, folder: Path, flatness: float):
        self.typed, self.folder, self.protocol = typed, folder, PROTOCOL.format(flatness=flatness)

    def keep(self, name: str, about: str, scores: np.ndarray, people: People, used: bool) -> dict:
        result = {**judge(logs(scores), people.truth, people.actors), "log_loss": calibration.log_loss(scores, people.truth)}
        print(f"{name}: {metrics.line(result)}, log loss {result['log_loss']:.3f}, n = {result['n']}", flush=True)
        entry = record.Entry(name, about, self.typed, self.protocol, "rule" if used else "try")
        storage.write_json(self.folder / f"{name}.json", {**asdict(entry), **result})
        return {key: result[key] for key in ("n", "top1", "top1_ci95", "top3", "log_loss")}


def streams_of(folder: Path, voice: Path, flatness: float, rows: Rows) -> dict[str, People]:
    """Both streams' clip scores of the same takes, the faces' made as sure as they are right; a row for each pooling.

    :param flatness: what the voice's scores are divided by, as logarithms
    """
    frames, (clips, truth, scores) = posteriors.frames(folder), score_tables.read(voice)
    if missing := [clip for clip in clips if clip not in frames]:
        raise DataError(f"{voice}: {missing[0]} is no clip of {folder / posteriors.FILE}")
    neutral = np.array([clip.split("-")[2:4] == STANDS_FOR_NEUTRAL for clip in clips])
    people = People(calibration.softmax(logs(scores) / flatness), truth, score_tables.actors(clips, voice), neutral)
    for rule, what in POOLINGS.items():
        face = people.with_scores(np.stack([pooled(frames[clip], rule) for clip in clips]))
        rows.keep(f"pooling-{rule}", f"{FACES}, clips as {what}", face.scores, face, rule == "mean")
    mean = np.stack([pooled(frames[clip], "mean") for clip in clips])
    temperature = calibration.temperature(logs(mean), truth)
    return {FACE: people.with_scores(calibration.softmax(logs(mean) / temperature)), VOICE: people}


def write_fusion(out: Path, learnt: Fitted, figures: dict[str, dict], own_face: float, protocol: str) -> None:
    storage.write_json(out / f"{FUSION}.json", {
        "format": 1, "name": FUSION, "temperature": {FACE: 1.0, VOICE: 1.0}, "rule": "exponents",
        FACE: round(learnt.exponents[FACE] / own_face, 3), VOICE: learnt.exponents[VOICE], "floor": FLOOR,
        "validation": {"protocol": protocol, "assumes": ASSUMED, "own_face_temperature": round(own_face, 3), **figures}})


def write_calibration(out: Path, learnt: Fitted, figures: dict[str, dict], gains: dict, uneven: list[dict],
                      protocol: str) -> None:
    fewest = least(gains)
    modes = {mode: {"least_clips": fewest[mode],
                    **{name: asdict(learnt.strengths[mode][what]) for name, what in ((FACE, FACE), (VOICE, VOICE), (FUSED, ORDER))}}
             for mode in MODES}
    storage.write_json(out / f"{CALIBRATION}.json", {
        "format": 1, "name": CALIBRATION, "floor": FLOOR, **modes,
        "usual": {name: [round(float(value), 6) for value in learnt.usual[what]]
                  for name, what in ((FACE, FACE), (VOICE, VOICE), (FUSED, ORDER))},
        "validation": {"protocol": protocol, "order": ORDERS[ORDER], **figures,
                       "log_loss_gain_by_clips": {mode: {"clips": list(FEW[mode]), **found} for mode, found in gains.items()},
                       "lopsided_top1": uneven}})


def own_temperature(tables: Path | None) -> float:
    """How far the shipped face net is surer of clips than it is right."""
    if tables is None:
        return 1.0
    _, truth, scores = score_tables.read(tables)
    return calibration.temperature(logs(scores), truth)


def flatness(bundle: Path | None, judged: Path) -> float:
    """How much flatter the shipped voice net's scores are than they are right on people of a corpus that it knows.

    Its temperature allows for people unlike them, too.

    :param bundle: json of the shipped net
    :param judged: json of its recipe's figures on people that it never heard
    """
    if bundle is None:
        return 1.0
    shipped = json.loads(bundle.read_text(encoding="utf-8"))["output"]["temperature"]
    return shipped / json.loads(judged.read_text(encoding="utf-8"))["temperature"]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.calibrate", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="holds posteriors/; default: DEMEANOR_DATA")
    parser.add_argument("--voice", type=Path, required=True, help="cross-validated scores of the voice net")
    parser.add_argument("--own-face", type=Path, metavar="TABLE",
                        help="clip scores of the shipped face net, as clip_means writes them: its sharpness is divided out")
    parser.add_argument("--own-voice", type=Path, metavar="JSON",
                        help="bundle of the shipped voice net, which --voice stands for: scores are made as flat as its scores "
                             f"of actors that it never heard, by {UNHEARD} of the results")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="default: %(default)s")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    flat = flatness(options.own_voice, options.results / UNHEARD)
    rows = Rows(f"python -m demeanor_training.calibrate --voice {options.voice}"
                + (f" --own-voice {options.own_voice.name}" if options.own_voice else ""), options.results, flat)
    streams = streams_of(data_folder(options.data), options.voice, flat, rows)
    face, voice = streams.values()
    fusions = {rule: rows.keep(f"{FUSION}-{rule}", f"{FACES} and our voice, fused by the rule {rule}", fusion.crossvalidated(
        rule, face.scores, voice.scores, face.truth, face.actors), face, rule == "exponents") for rule in fusion.RULES}
    found = {}
    for (mode, what), scores in crossvalidated(streams).items():
        judged = face.judged(mode)
        text = f"{NAMES[what]}, --calibrate {mode}" + (f": {ORDERS[what]}" if what in ORDERS else "")
        found[f"{mode} {what}"] = rows.keep(f"{CALIBRATION}-{mode}-{what}", text, scores[judged], face.of(judged),
                                            what not in ORDERS or what == ORDER)
    learnt = fit(streams)
    write_fusion(options.out, learnt, fusions, own_temperature(options.own_face), rows.protocol)
    write_calibration(options.out, learnt, found, few_clips(streams), lopsided(streams), rows.protocol)
    table.write(options.results)
