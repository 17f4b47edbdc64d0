"""What the card and the json say of the voice net of eight corpora."""

import math

import torch

from ..data import mel
from ..data.labels import LABELS
from ..data.mel_scenes import STEP, STEPS
from ..data.speech_corpora import WHAT, Utterance
from ..export import preprocessing
from ..export.description import Description
from ..judging import speech_detection
from ..learning import stretches
from ..nets.familiarity import NEAREST, REFERENCES
from ..nets.voice_speech import Exported
from ..results import markdown
from .voice_corpora_trial import CORPORA, DETECTED, HOME, JUDGED, PROTOCOL, SETS, WORSE, Verdict

LICENCE = ("LicenseRef-speech-corpora-research-use: RAVDESS, nEMO and EmotionTTS are CC BY-NC-SA 4.0, TESS and TurEV "
           "CC BY-NC-ND 4.0, the others for research only; the weights are for non-commercial research only")
LIMITS = """## What it cannot do

- It learnt from acted speech: {people} people, eight corpora, a handful of sentences. It hardly heard real feeling, children
  or old people. The corpora above that it never heard show what to expect with people whom it never met; how unsure it is
  of strangers was fitted on them.
{learnt}
- Neutral speech counts as calm in every corpus, also in RAVDESS.
- A label is what a listener would likely call the *sound*; it says nothing certain about what a person feels.
- The weights are for research only: some of the corpora allow no other use (see their licences above)."""

LEARNT = """- The figures are those of the trial, a net that had not heard what it is judged on. The shipped net went on from
  the trial's state before its rate fell and learnt from the rest too, so these recordings can no longer judge it.
- It hardly takes level as evidence: 30 dB less changes only recordings that are quiet already. Where all people act at one
  distance from one microphone, as in RAVDESS, a net that hears the level does better."""

DOUBT = ("The net divides its logits by a temperature that goes with how unfamiliar the recording is from {known:.2f} to "
         "{unknown:.2f}, and adds to them, where all is unfamiliar, {lean}: of strangers it says some classes too often. All "
         "were fitted on the sets above; the actors count as much as the corpora together, and the classes of a corpus "
         "alike. Each corpus is judged by what was fitted without it.")

FIRST = """## People and corpora that it never heard

Protocol: {protocol}

| judged on | scores | n | top-1 (95 % interval) | top-3 |
|---|---|---|---|---|
{corpora}

*Centred* divides each person's scores by their mean. {doubt}

| judged on | mean confidence | right | calibration error |
|---|---|---|---|
{sure}

## The same, made worse

| condition | {worse} |
|---|{columns}
{conditions}

## Speech or not

A window of 3 s holds speech if {least} of its {steps} steps have a probability of {threshold:g} or more.

| sound without speech | n | windows taken for speech |
|---|---|---|
{alarms}

It learnt from no bells, helicopters, organs or scrapes. The recorded music and effects come from games, and from other files
than those that it learnt from.

{detected} recordings of each set above:

| speech | windows missed | steps missed | steps of pauses taken for speech |
|---|---|---|---|
{misses}

In babble, other voices speak in the pauses.

## Unlike the training

The output `unfamiliar`, 0 to 1, compares a window's embedding (the output `embedding`, which the last layer takes in) with
{references} recordings from the training, by the mean likeness (cosine) of the nearest {nearest}. A value of .5 is as far as
the median recording of the training is from those of other speakers. The area under the curve says how well it tells a corpus
that was left out from RAVDESS' actors that were left out: {unknown}.

| unfamiliar | n | right, each set counting alike |
|---|---|---|
{right}

| set | unfamiliar, mean: clean | {worse_names} |
|---|---|{worse_columns}
{unfamiliar}

"""


def description(name: str, about: str, verdict: Verdict, found: list[Utterance], typed: str, seeds: list[int],
                steps: int, learnt: str = LEARNT) -> Description:
    """What the bundle says besides figures.

    :param steps: of both trainings together, as far as the shipped net made them; a stretch of them counts as an epoch
    :param learnt: how the shipped net learnt, beside the trial, and what it makes of the level; Markdown
    """
    counts = {corpus: sum(one.corpus == corpus for one in found) for corpus in WHAT}
    people = len({(one.corpus, one.speaker) for one in found})
    frames = torch.zeros(mel.FRAMES)
    others = ", ".join(f"{SETS[corpus]} {100 * verdict.corpora[corpus]['top1']:.1f} %" for corpus in CORPORA)
    return Description(
        name=name, stream="voice", description=f"{about}, on the mel spectrogram of 3 s of speech",
        input_shape=preprocessing.voice_shape("mel"), preprocessing=preprocessing.voice("mel", frames, frames + 1),
        protocol=f"{PROTOCOL.format(what=SETS[HOME])}; corpora that it never heard: {others}",
        data="; ".join(f"{WHAT[corpus]}, {count:,} recordings" for corpus, count in counts.items())
        + "; sounds without speech that are made by rules",
        command=typed, seeds=seeds, epochs=steps // stretches.STRETCH, licence=LICENCE,
        card=LIMITS.format(people=people, learnt=learnt), calibrated=_doubt(verdict),
        first=_first(verdict), outputs=Exported.OUTPUTS,
        speech={"output": "speech", "steps": STEPS, "hop_s": STEP * mel.HOP / mel.SAMPLE_RATE,
                "threshold": speech_detection.THRESHOLD, "min_s": speech_detection.LEAST_S},
        unfamiliar={"output": "unfamiliar"})


def _doubt(verdict: Verdict) -> str:
    known, unknown = math.exp(verdict.doubt[0]), math.exp(sum(verdict.doubt[:2]))
    lean = ", ".join(f"{label} {value:+.2f}" for label, value in zip(LABELS, verdict.doubt[2:]))
    return DOUBT.format(known=known, unknown=unknown, lean=lean)


def _first(verdict: Verdict) -> str:
    corpora = [(SETS[name], scores, f"{result['n']:,}", markdown.top1(result), f"{100 * result['top3']:.1f}")
               for name in JUDGED
               for scores, result in (("raw", verdict.corpora[name]), ("centred", verdict.centred[name]))]
    conditions = [(condition, *(markdown.top1(verdict.conditions[name][condition]) for name in WORSE))
                  for condition in verdict.conditions[HOME]]
    alarms = [(kind, str(said["n"]), f"{100 * said['share']:.0f} %") for kind, said in verdict.false_alarms.items()]
    misses = [(name, *(f"{100 * part['share']:.1f} % of {part['n']:,}" for part in parts.values()))
              for name, parts in verdict.misses.items()]
    corpora, conditions, alarms, misses = ("".join(markdown.row(*cells) for cells in rows).strip()
                                           for rows in (corpora, conditions, alarms, misses))
    worse = " | ".join(f"{SETS[name]}, n = {verdict.conditions[name]['clean']['n']}: top-1 (95 % interval)" for name in WORSE)
    sure = "".join(markdown.row(SETS[name], f"{verdict.confidence[name]:.2f}", f"{result['top1']:.2f}",
                                f"{result['calibration_error_before']:.3f}") for name, result in verdict.corpora.items())
    right = "".join(markdown.row(f"{group['from']:g} to {group['to']:g}", f"{group['n']:,}",
                                 "" if group["top1"] is None else f"{100 * group['top1']:.0f} %") for group in verdict.right)
    names = [name for name in verdict.unfamiliar[HOME] if name != "clean"]
    unfamiliar = "".join(markdown.row(SETS[name], *(f"{means[condition]:.2f}" if condition in means else ""
                                                    for condition in ("clean", *names)))
                         for name, means in verdict.unfamiliar.items())
    unknown = ", ".join(f"{value:.2f} ({SETS[name]})" for name, value in verdict.unknown.items())
    return FIRST.format(references=REFERENCES, nearest=NEAREST, unknown=unknown, right=right.strip(),
                        unfamiliar=unfamiliar.strip(), worse_names=" | ".join(names), worse_columns="---|" * len(names),
                        protocol=PROTOCOL.format(what="what was left out") + ".", corpora=corpora,
                        doubt=_doubt(verdict), sure=sure.strip(), worse=worse,
                        columns="---|" * len(WORSE), conditions=conditions, least=speech_detection.LEAST_STEPS, steps=STEPS,
                        detected=DETECTED, threshold=speech_detection.THRESHOLD, alarms=alarms, misses=misses)
