"""What the card and the json say of the voice net of eight corpora."""

import torch

from ..data import mel
from ..data.mel_scenes import STEP, STEPS
from ..data.speech_corpora import WHAT, Utterance
from ..export import preprocessing
from ..export.description import Description
from ..judging import speech_detection
from ..learning import stretches
from ..results import markdown
from .voice_corpora_trial import CORPORA, DETECTED, EVERY, PROTOCOL, WORSE, Verdict

LICENCE = ("LicenseRef-speech-corpora-research-use: RAVDESS, nEMO and EmotionTTS are CC BY-NC-SA 4.0, TESS and TurEV "
           "CC BY-NC-ND 4.0, the others for research only; the weights are for non-commercial research only")
LIMITS = """## What it cannot do

- It learnt from acted speech: {people} people, eight corpora, a handful of sentences. Real feeling, children and old people
  were hardly heard. The corpora above that it had never heard say what to expect of people that it never met; the
  temperature of its scores is chosen with them.
- The figures are of the trial: a net that had not heard what it is judged on. The shipped net went on from the trial's
  weights and learnt from those corpora too, so that they cannot judge it any more. It began as a net that learnt from
  RAVDESS' actors 1-20, nEMO and EmoDB: no recording of theirs can judge it either. The earlier net's cross-validated
  figures on RAVDESS are {earlier}.
- Level is hardly evidence to it: 30 dB less changes nothing but for recordings that are quiet already. Where all people
  act at one distance from one microphone, as in RAVDESS, a net that hears the level does better.
- Neutral speech counts as calm, in every corpus. RAVDESS' own neutral recordings were learnt from as calm.
- A label is what a listener would likely call the *sound*; it says nothing certain about what a person feels.
- The weights are for research only: some of the corpora allow no other use (see their licences above)."""

FIRST = """## Corpora that it never heard

{protocol}

| judged on | net | n | top-1 (95 % interval) | top-3 |
|---|---|---|---|---|
{corpora}

*Before* is the net that it began as, on the same recordings; *centred* divides each person's scores by their mean. On
these corpora, each counting alike, the scores want a temperature of {temperature:.3f}; the net that it began as wants
{known:.3f} on RAVDESS' actors that it never heard. The bundle has {between:.3f}, halfway as a logarithm: people at hand are
rarely as in training, and rarely as far from it.

## The same, made worse

Every {every}th recording of {worse}, n = {n}.

| condition | top-1 (95 % interval) | top-3 | before, top-1 |
|---|---|---|---|
{conditions}

## Speech or not

A window of 3 s holds speech if {least} of its {steps} steps have a probability of {threshold:g} or more.

| sound without speech | n | windows taken for speech |
|---|---|---|
{alarms}

It learnt from no sounds of the kinds bells, helicopter, organ and scrape; what is called recorded is music and effects of
games, other files than those that it learnt from.

{detected} recordings of RAVDESS, which it heard, and of each corpus above:

| speech | windows missed | steps missed | steps of pauses taken for speech |
|---|---|---|---|
{misses}

Other voices speak in the pauses where there is babble.

"""


def description(name: str, about: str, verdict: Verdict, found: list[Utterance], typed: str, seeds: list[int],
                steps: int, known: float, earlier: str) -> Description:
    """What the bundle says besides figures.

    :param steps: of both trainings together; a stretch of them counts as an epoch
    :param known: temperature of the net that it began as
    :param earlier: figures of the net that it began as
    """
    counts = {corpus: sum(one.corpus == corpus for one in found) for corpus in WHAT}
    people = len({(one.corpus, one.speaker) for one in found})
    frames = torch.zeros(mel.FRAMES)
    return Description(
        name=name, stream="voice", description=f"{about}, on the mel spectrogram of 3 s of speech",
        input_shape=preprocessing.voice_shape("mel"), preprocessing=preprocessing.voice("mel", frames, frames + 1),
        protocol=PROTOCOL.format(what="TESS and TurEV"),
        data="; ".join(f"{WHAT[corpus]}, {count:,} recordings" for corpus, count in counts.items())
        + "; sounds without speech that are made by rules",
        command=typed, seeds=seeds, epochs=steps // stretches.STRETCH, licence=LICENCE,
        card=LIMITS.format(people=people, earlier=earlier), temperature=_between(verdict, known),
        first=_first(verdict, known),
        speech={"output": "speech", "steps": STEPS, "hop_s": STEP * mel.HOP / mel.SAMPLE_RATE,
                "threshold": speech_detection.THRESHOLD,
                "min_s": speech_detection.LEAST_S})


def _between(verdict: Verdict, known: float) -> float:
    return (verdict.temperature * known) ** .5


def _first(verdict: Verdict, known: float) -> str:
    corpora = [(WHAT[name].split(" (")[0], net, f"{result['n']:,}", _top1(result), f"{100 * result['top3']:.1f}")
               for name in CORPORA
               for net, result in (("this recipe", verdict.corpora[name]), ("before", verdict.before[name]),
                                   ("centred", verdict.centred[name]))]
    conditions = [(name, _top1(result), f"{100 * result['top3']:.1f}", _top1(verdict.conditions_before[name]))
                  for name, result in verdict.conditions.items()]
    alarms = [(kind, str(said["n"]), f"{100 * said['share']:.0f} %") for kind, said in verdict.false_alarms.items()]
    misses = [(name, *(f"{100 * part['share']:.1f} % of {part['n']:,}" for part in parts.values()))
              for name, parts in verdict.misses.items()]
    corpora, conditions, alarms, misses = ("".join(markdown.row(*cells) for cells in rows).strip()
                                           for rows in (corpora, conditions, alarms, misses))
    return FIRST.format(protocol=PROTOCOL.format(what="these corpora") + ".", corpora=corpora,
                        temperature=verdict.temperature, known=known, between=_between(verdict, known), every=EVERY,
                        worse=WHAT[WORSE].split(" (")[0], n=verdict.conditions["clean"]["n"],
                        conditions=conditions, least=speech_detection.LEAST_STEPS, steps=STEPS, detected=DETECTED,
                        threshold=speech_detection.THRESHOLD, alarms=alarms, misses=misses)


def _top1(result: dict) -> str:
    return markdown.share(result["top1"], result["top1_ci95"])
