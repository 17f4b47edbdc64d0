"""Two voice nets in one file: python -m demeanor_training.voice_together --corpora JSON --studio JSON --speech DIR

Joins the net of eight corpora with the net that `crossvalidate --net voice-compact --ship` makes. That one hears the
level and learnt in quiet rooms: it knows RAVDESS' people better, and the others' less well. The less familiar a recording
is to the first, the less the second counts. Both are judged together on what neither heard: TESS, TurEV, and RAVDESS'
actors 17-20, whom the second was cross-validated on.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import numpy as np
import onnx
import torch

from ..data.speech_corpora import Utterance
from ..export import cost, joined
from ..files import storage
from ..files.places import BUNDLES
from ..judging import calibration, metrics, score_tables
from ..judging.evaluation import judge
from ..learning import stretches
from ..nets.blend import SHARE, mixed, studio_of
from ..results import markdown, record
from . import voice_corpora
from .voice_corpora_trial import HOME, JUDGED, SETS, centred, clip_names, images, judged, left_out, outputs, window

#: Scores of that net from its cross-validation.
STUDIO_SCORES = "voice-compact.scores.csv"
PROTOCOL = ("two nets, neither of which heard what it is judged on: the one of eight corpora trained without TESS, TurEV and "
            "RAVDESS' actors 17-20, the other cross-validated on these actors; judged on {what}; interval by resampling "
            "speakers")
TYPED = ("python -m demeanor_training.voice_together --corpora corpora/voice-compact.json --studio studio/voice-compact.json "
         "--speech DIR --no-speech DIR")
ABOUT = ("Two residual nets with attentive statistics pooling in one file: one learnt from eight corpora in rooms, noise and "
         "narrow bands, indifferent to level, and says where speech is; the other learnt in quiet rooms from RAVDESS, nEMO "
         "and EmoDB, hears the level, and counts the less the less familiar a recording is, on the mel spectrogram of 3 s of "
         "speech")
CARD = """# {name}

{about}

- Command: `{command}`; the two nets by `voice_corpora --ship` and `crossvalidate --net voice-compact --ship`
- Size: {bytes:,} bytes
- Time: {time}
- Licence of the weights: {licence}

The scores are (1 - w) a + w b. The net of eight corpora gives a, the other gives b, and w = {share:g} (1 - unfamiliar).

## Both together

Protocol: {protocol}.

| judged on | scores | n | top-1 (95 % interval) | top-3 | eight corpora alone | the other alone |
|---|---|---|---|---|---|---|
{rows}

*Centred* divides each person's scores by their mean. The share of {share:g} was chosen on these sets. Only the net of
eight corpora was judged on recordings made worse; what follows is about that net.

{first}
"""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.voice_together", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="json of the bundle that voice_corpora --ship wrote")
    parser.add_argument("--studio", type=Path, required=True,
                        help="json of the bundle that crossvalidate --net voice-compact --ship wrote")
    voice_corpora.add_material(parser)
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    options = parser.parse_args(arguments)
    corpora, studio = (json.loads(file.read_text(encoding="utf-8")) for file in (options.corpora, options.studio))
    scores = _judge(options)
    _write(corpora, studio, options, scores)


def _judge(options: argparse.Namespace) -> dict[str, dict[str, dict]]:
    """By set, the figures: mixed and centred, and of each net alone."""
    material = voice_corpora.load(options)
    learnt = np.flatnonzero(~left_out(material.found))
    net = stretches.finished(voice_corpora.fresh(voice_corpora.TRIAL_SEED),
                             voice_corpora.trial_checkpoint(options.runs, material))
    trial = voice_corpora.exported(net, material, learnt, voice_corpora.trial_doubt(options.runs, material))
    other = studio_of(options.studio)
    known = _cross_validated(options.results / STUDIO_SCORES)
    found = {}
    for name in JUDGED:
        own = judged(material.found + material.judges, name)
        said = [_said(trial, other, own[at:at + 64], known if name == HOME else None) for at in range(0, len(own), 64)]
        first, unfamiliar, second = (np.concatenate(parts) for parts in zip(*said))
        truth, speakers = np.array([one.label for one in own]), np.array([one.speaker for one in own])
        both = score_tables.logs(mixed(first, second, unfamiliar))
        result = judge(both, truth, speakers)
        entry = record.Entry(f"voice-together-{name}", "Eight corpora and the net of quiet rooms, which counts where a "
                             "recording is familiar", TYPED, PROTOCOL.format(what=SETS[name]))
        record.keep(entry, {"part": SETS[name], **result}, clip_names(own, name), both, truth, options.results)
        found[name] = {"raw": result, "centred": metrics.evaluate(centred(both, speakers), truth, speakers),
                       "corpora": metrics.evaluate(first, truth, speakers),
                       "corpora centred": metrics.evaluate(centred(score_tables.logs(first), speakers), truth, speakers),
                       "studio": metrics.evaluate(second, truth, speakers),
                       "studio centred": metrics.evaluate(centred(score_tables.logs(second), speakers), truth, speakers)}
        print(f"{name}: {metrics.line(result)}; centred {metrics.line(found[name]['centred'])}", flush=True)
    return found


def _said(trial, other, own: list[Utterance], known: dict[str, np.ndarray] | None) -> tuple[np.ndarray, ...]:
    shown = images([window(one) for one in own])
    said = outputs(trial, shown)
    second = (np.stack([known[one.path.stem] for one in own]) if known
              else calibration.softmax(other(torch.from_numpy(shown)).numpy()))
    return calibration.softmax(said[0]), said[-1], second


def _cross_validated(table: Path) -> dict[str, np.ndarray]:
    clips, _, scores = score_tables.read(table)
    return dict(zip(clips, scores))


def _write(corpora: dict, studio: dict, options: argparse.Namespace, found: dict[str, dict[str, dict]]) -> None:
    """The bundle, the json last."""
    first, second = (onnx.load(str(file.parent / bundle["onnx"]["file"]))
                     for file, bundle in ((options.corpora, corpora), (options.studio, studio)))
    told = studio["preprocessing"]
    net = joined.join(first, second, np.asarray(told["mean"]), np.asarray(told["std"]), studio["output"]["temperature"], SHARE)
    onnx.checker.check_model(net)
    options.out.mkdir(parents=True, exist_ok=True)
    name = corpora["name"]
    graph = options.out / f"{name}.onnx"
    aside = graph.with_suffix(".part")
    onnx.save(net, str(aside))
    os.replace(aside, graph)
    result = found[HOME]["raw"]
    others = ", ".join(f"{SETS[one]} {100 * found[one]['raw']['top1']:.1f} %" for one in JUDGED if one != HOME)
    protocol = f"{PROTOCOL.format(what=SETS[HOME])}; corpora that neither heard: {others}"
    bundle = {**corpora, "description": ABOUT,
              "onnx": {**corpora["onnx"], "file": graph.name, "sha256": hashlib.sha256(graph.read_bytes()).hexdigest()},
              "output": {**corpora["output"], "temperature": 1.0},
              "validation": {"protocol": protocol, **{key: result[key] for key in ("n", "top1", "top3", "f1")}},
              "training": {**corpora["training"], "command": TYPED,
                           "seeds": [*corpora["training"]["seeds"], *studio["training"]["seeds"]],
                           "epochs": corpora["training"]["epochs"] + studio["training"]["epochs"]}}
    text = _card(name, bundle, graph, found, (options.corpora.parent / corpora["card"]).read_text(encoding="utf-8"))
    (options.out / f"{name}.md").write_text(text, encoding="utf-8")
    storage.write_json(options.out / f"{name}.json", bundle)


def _card(name: str, bundle: dict, graph: Path, found: dict[str, dict[str, dict]], corpora: str) -> str:
    rows = "".join(markdown.row(SETS[one], what, f"{figures[raw]['n']:,}", markdown.top1(figures[raw]),
                                f"{100 * figures[raw]['top3']:.1f}", markdown.top1(figures[f"corpora{centred_too}"]),
                                markdown.top1(figures[f"studio{centred_too}"]))
                   for one, figures in found.items()
                   for what, raw, centred_too in (("raw", "raw", ""), ("centred", "centred", " centred")))
    about = corpora.split("\n", 2)[2].replace("\n## ", "\n### ")
    return CARD.format(name=name, about=bundle["description"], command=TYPED, bytes=graph.stat().st_size,
                       time=cost.time_line(graph, bundle["input"]["shape"][1:]), licence=bundle["licence"], share=SHARE,
                       protocol=PROTOCOL.format(what="what was left out"), rows=rows.strip(),
                       first="## The net of eight corpora\n\n" + about.strip())
