"""Chooses by cross-validation how face and voice become one answer, and writes what the engine's `--rule auto` reads:

    python -m demeanor_training.fusion --face face.scores.csv --voice voice.scores.csv --name fusion-standard

The tables are those of cross-validated nets (results/*.scores.csv). RAVDESS recordings are joined whatever their
modality. profiles.json must then name the json: "fusion": "fusion-standard".
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from ..files import storage
from ..files.errors import DataError
from ..files.places import BUNDLES
from ..judging import calibration, metrics, score_tables
from ..judging.evaluation import judge
from ..judging.score_tables import FLOOR, logs
from ..learning import crossvalidation
from ..results import record

#: Ridge penalty that draws the logistic regression towards the plain product.
RIDGE = .02

Scores = np.ndarray
#: From both streams' scores, clips x 7 each, to the fused ones.
Rule = Callable[[Scores, Scores], Scores]


def read(table: Path) -> dict[str, tuple[int, int, Scores]]:
    """Truth, actor and scores by recording."""
    clips, truth, scores = score_tables.read(table)
    recordings = [clip.removeprefix("01").removeprefix("02").removeprefix("03") for clip in clips]
    return dict(zip(recordings, zip(truth, score_tables.actors(recordings, table), scores)))


def log_linear(face: np.ndarray, voice: np.ndarray, bias: np.ndarray) -> Rule:
    return lambda of_face, of_voice: calibration.softmax(logs(of_face) @ face.T + logs(of_voice) @ voice.T + bias)


def mean(face: Scores, voice: Scores, truth: np.ndarray) -> tuple[Rule, dict]:
    return lambda of_face, of_voice: (of_face + of_voice) / 2, {"rule": "mean"}


def weighted(face: Scores, voice: Scores, truth: np.ndarray) -> tuple[Rule, dict]:
    """Weights by F1, here of the clips learnt from; the engine takes the F1 of the nets' own validation."""
    groups = np.arange(len(truth))
    of_face, of_voice = (np.array(list(metrics.evaluate(scores, truth, groups)["f1"].values())) + 1e-9
                         for scores in (face, voice))
    return lambda one, other: (of_face * one + of_voice * other) / (of_face + of_voice), {"rule": "weighted"}


def product(face: Scores, voice: Scores, truth: np.ndarray) -> tuple[Rule, dict]:
    return log_linear(np.eye(7), np.eye(7), np.zeros(7)), {"rule": "product"}


def exponents(face: Scores, voice: Scores, truth: np.ndarray) -> tuple[Rule, dict]:
    """The powers of both streams' scores with the smallest log loss."""
    def loss(powers: np.ndarray) -> float:
        return calibration.log_loss(calibration.softmax(powers[0] * logs(face) + powers[1] * logs(voice)), truth)

    powers = minimize(loss, [1.0, 1.0], method="Nelder-Mead", bounds=[(0, 5), (0, 5)]).x
    return (log_linear(powers[0] * np.eye(7), powers[1] * np.eye(7), np.zeros(7)),
            {"rule": "exponents", "face": float(powers[0]), "voice": float(powers[1]), "floor": FLOOR})


def logistic(face: Scores, voice: Scores, truth: np.ndarray) -> tuple[Rule, dict]:
    """A multinomial logistic regression on the log scores of both streams."""
    inputs = np.concatenate([logs(face), logs(voice), np.ones((len(truth), 1))], 1)
    start = np.concatenate([np.eye(7), np.eye(7), np.zeros((1, 7))])
    targets = np.eye(7)[truth]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(start.shape)
        scores = calibration.softmax(inputs @ weights)
        away = weights - start
        return (calibration.log_loss(scores, truth) + RIDGE * float((away ** 2).sum()),
                (inputs.T @ (scores - targets) / len(truth) + 2 * RIDGE * away).ravel())

    weights = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B").x.reshape(start.shape)
    of_face, of_voice, bias = weights[:7].T, weights[7:14].T, weights[14]
    return log_linear(of_face, of_voice, bias), {"rule": "logistic", "face": of_face.tolist(),
                                                 "voice": of_voice.tolist(), "bias": bias.tolist(), "floor": FLOOR}


#: The engine's median is missing here: of two streams it is the mean.
RULES = {"mean": mean, "weighted": weighted, "product": product, "exponents": exponents, "logistic": logistic}


def crossvalidated(rule: str, face: Scores, voice: Scores, truth: np.ndarray, actors: np.ndarray) -> Scores:
    """Fused scores of all clips; for each, the rule is fitted without the clip's actor."""
    fused = np.empty_like(face)
    for out in crossvalidation.by_actor(actors):
        fitted, _ = RULES[rule](face[~out], voice[~out], truth[~out])
        fused[out] = fitted(face[out], voice[out])
    return fused


def keep(rule: str, kind: str, result: dict, clips: list[str], fused: Scores, truth: np.ndarray,
         options: argparse.Namespace) -> None:
    typed = f"python -m demeanor_training.fusion --face {options.face} --voice {options.voice} --name {options.name}"
    about = record.Entry(f"{options.name}-{rule}", f"Scores of face and voice fused by the rule {rule}", typed,
                          "cross-validation by actor of the rule, on cross-validated scores of both nets; interval by "
                          "resampling actors", kind)
    record.keep(about, result, clips, logs(fused), truth, options.results)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.fusion", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--face", type=Path, required=True)
    parser.add_argument("--voice", type=Path, required=True)
    parser.add_argument("--name", required=True, help="of the json, e.g. fusion-standard")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="default: %(default)s")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    faces, voices = read(options.face), read(options.voice)
    both = sorted(faces.keys() & voices.keys())
    if any(faces[clip][:2] != voices[clip][:2] for clip in both):
        raise DataError(f"{options.face} and {options.voice}: disagree on the truth of a clip")
    actors = np.array([faces[clip][1] for clip in both])
    if len(set(actors)) < 2:
        raise DataError(f"{options.face} and {options.voice}: share clips of too few actors ({len(set(actors))}); "
                        "a rule is judged on actors left out")
    truth = np.array([faces[clip][0] for clip in both])
    face, voice = (np.array([table[clip][2] for clip in both]) for table in (faces, voices))

    fused = {rule: crossvalidated(rule, face, voice, truth, actors) for rule in RULES}
    figures = {rule: {**judge(logs(scores), truth, actors), "log_loss": calibration.log_loss(scores, truth)}
               for rule, scores in fused.items()}
    for rule, result in figures.items():
        print(f"{rule}: {metrics.line(result)}, log loss {result['log_loss']:.3f}, "
              f"calibration error {result['calibration_error_before']:.3f}")
    # By the log loss: it looks at all scores of all clips, whereas accuracies differ by a few clips.
    best = min(figures, key=lambda rule: figures[rule]["log_loss"])
    for rule, result in figures.items():
        keep(rule, "net" if rule == best else "try", result, both, fused[rule], truth, options)
    _, learnt = RULES[best](face, voice, truth)
    kept = ("n", "top1", "top1_ci95", "top3", "log_loss")
    storage.write_json(options.out / f"{options.name}.json", {
        "format": 1, "name": options.name, "temperature": {"face": 1.0, "voice": 1.0}, **learnt,
        "validation": {"protocol": f"{len(both)} RAVDESS clips, cross-validated by actor; chosen by the log loss",
                       **{rule: {**{key: result[key] for key in kept},
                                 "calibration_error": result["calibration_error_before"]}
                          for rule, result in figures.items()}}})
    print(f"{options.name}: {best}")
