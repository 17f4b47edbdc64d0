#!/usr/bin/env bash
# pympi's `shift_annotations(500)` moves an ELAN file by 1000 ms where annotations share their times, and by 500 ms elsewhere.
#
# Versions: pympi-ling 1.71, Python 3.11.
#
# An ELAN file holds times once, as time slots, and annotations name them. In a tier that divides another one in time (words of an utterance,
# phases of a gesture), a word ends at the slot where the next one begins, and the first and last slots are those of the utterance. `Eaf`'s
# `shift_annotations` walks through the annotations and adds the shift to the slots of each: a slot with two owners moves twice. A tier
# whose annotations stand alone moves once, so the tiers of one file go apart. No error comes, and all lengths stay right. A shift to the
# left also moves the start of the annotation that it cuts, but not its end: it then reaches into its neighbours. The shift is right if no
# slot is shared and nothing is cut.
#
# Hurt: whoever brings annotations to a film's clock by this, after cutting a film or syncing two cameras: words and what was coded beside
# them are apart by the shift.
#
# Seen on 2026-11-30 (an utterance of three words and a smile beside it; times in ms):
#   as made      utterance 1000-2000   words 1000-1400 1400-1700 1700-2000   smile 1200-1900
#   500 later    utterance 2000-3000   words 2000-2400 2400-2700 2700-3000   smile 1700-2400
#   four that touch, 600 earlier: 0-400 400-1000 1000-2000 2000-3000 become 0-1000 400-1400 1400-2400
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pympi-ling==1.71
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys

from pympi import Eaf

UTTERANCE, SMILE, SHIFT = (1000, 2000), (1200, 1900), 500
WORDS = [(1000, 1400), (1400, 1700), (1700, 2000)]
SLOTS = sorted({time for span in [UTTERANCE, *WORDS] for time in span})


def annotation(name, start, end):
    return (f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="ts{start}" TIME_SLOT_REF2="ts{end}">'
            f"<ANNOTATION_VALUE>{name}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>")


def written(name):
    """Words share slots with each other and with the utterance, as ELAN has them; the smile has its own."""
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="ts{number}" TIME_VALUE="{time}"/>' for number, time in enumerate([*SLOTS, *SMILE], 1))
    words = "".join(annotation(f"a{number + 1}", number, number + 1) for number in range(1, len(SLOTS)))
    with open(name, "w") as file:
        file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-11-30T12:00:00+00:00" FORMAT="3.0" VERSION="3.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="free" TIER_ID="utterance">{annotation("a1", 1, len(SLOTS))}</TIER>
<TIER LINGUISTIC_TYPE_REF="parts" PARENT_REF="utterance" TIER_ID="words">{words}</TIER>
<TIER LINGUISTIC_TYPE_REF="free" TIER_ID="smile">{annotation("a9", len(SLOTS) + 1, len(SLOTS) + 2)}</TIER>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="free" TIME_ALIGNABLE="true"/>
<LINGUISTIC_TYPE CONSTRAINTS="Time_Subdivision" LINGUISTIC_TYPE_ID="parts" TIME_ALIGNABLE="true"/>
<CONSTRAINT DESCRIPTION="parts of the parent without gaps" STEREOTYPE="Time_Subdivision"/>
</ANNOTATION_DOCUMENT>""")
    return name


def spans(eaf, tier):
    return sorted(each[:2] for each in eaf.get_annotation_data_for_tier(tier))


def told(spans):
    return " ".join(f"{start}-{end}" for start, end in spans)


eaf = Eaf(written("talk.eaf"))
as_made = {tier: spans(eaf, tier) for tier in ("utterance", "words", "smile")}
eaf.shift_annotations(SHIFT)
shifted = {tier: spans(eaf, tier) for tier in as_made}
for name, tiers in ("as made", as_made), ("500 later", shifted):
    print(f"{name:12} " + "   ".join(f"{tier} {told(each)}" for tier, each in tiers.items()))
touching = Eaf()
touching.add_tier("moves")
before = [(0, 400), (400, 1000), (1000, 2000), (2000, 3000)]
for start, end in before:
    touching.add_annotation("moves", start, end)
touching.shift_annotations(-600)
cut = spans(touching, "moves")
print(f"four that touch, 600 earlier: {told(before)} become {told(cut)}")


def by(shift, spans):
    return [(start + shift, end + shift) for start, end in spans]


sys.exit(0 if as_made["words"] == WORDS and shifted["smile"] == by(SHIFT, [SMILE]) and shifted["utterance"] == by(2 * SHIFT, [UTTERANCE])
         and shifted["words"] == by(2 * SHIFT, WORDS) and cut[0][1] > cut[1][0] else 1)
PY
