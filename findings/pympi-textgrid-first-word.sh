#!/usr/bin/env bash
# pympi's `to_textgrid` keeps the first word of each utterance of an ELAN file, drops the others and says nothing.
#
# Versions: pympi-ling 1.71, Python 3.11.
#
# ELAN divides an utterance into words in two ways. In a symbolic subdivision the words have an order and no times. `Eaf` gives each of them
# the times of the whole utterance, and `to_textgrid` adds them one by one to a tier in which nothing may overlap: the first one fits, each
# further one raises an error, which `to_textgrid` swallows. In a time subdivision the borders between words may be left without a time;
# ELAN draws them evenly. A word with such a border is dropped in the same way. The utterances themselves all come through, so the
# TextGrid looks whole. Where all borders have times all words are kept.
#
# Hurt: whoever brings glosses, words or coded phases from ELAN to Praat or to an aligner by pympi: counts and durations by word come from
# first words alone, or from none.
#
# Seen on 2026-11-30 (two utterances of four words each; labels in the ELAN file and in the TextGrid):
#   words as a symbolic subdivision             8 in ELAN, 2 in the TextGrid: w1 w5
#   words in time, borders without a time       8 in ELAN, 0 in the TextGrid:
#   words in time, the second border has a time 8 in ELAN, 0 in the TextGrid:
#   words in time, all borders have a time      8 in ELAN, 8 in the TextGrid: w1 w2 w3 w4 w5 w6 w7 w8
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

WORDS, LENGTH = 4, 2000
TYPES = """<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="free" TIME_ALIGNABLE="true"/>
<LINGUISTIC_TYPE CONSTRAINTS="Time_Subdivision" LINGUISTIC_TYPE_ID="timed" TIME_ALIGNABLE="true"/>
<LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Subdivision" LINGUISTIC_TYPE_ID="listed" TIME_ALIGNABLE="false"/>
<CONSTRAINT DESCRIPTION="parts of the parent without gaps" STEREOTYPE="Time_Subdivision"/>
<CONSTRAINT DESCRIPTION="parts of the parent in order" STEREOTYPE="Symbolic_Subdivision"/>"""


def aligned(name, start, end):
    return (f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="ts{start}" TIME_SLOT_REF2="ts{end}">'
            f"<ANNOTATION_VALUE>{name.replace('a', 'w')}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>")


def listed(name, parent, before):
    previous = f' PREVIOUS_ANNOTATION="{before}"' if before else ""
    return (f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{parent}"{previous}>'
            f"<ANNOTATION_VALUE>{name.replace('a', 'w')}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>")


def written(name, symbolic, timed_borders):
    """Two utterances of WORDS words, whose borders have times where `timed_borders` has their number."""
    slots, words, utterances = [], [], []
    for utterance in range(2):
        first = utterance * (WORDS + 1) + 1
        for border in range(WORDS + 1):
            time = utterance * 3000 + border * LENGTH // WORDS
            told = f' TIME_VALUE="{time}"' if border in (0, WORDS) or border in timed_borders else ""
            slots.append(f'<TIME_SLOT TIME_SLOT_ID="ts{first + border}"{told}/>')
        parent = f"a{100 + utterance}"
        utterances.append(aligned(parent, first, first + WORDS))
        for word in range(WORDS):
            own = f"a{utterance * WORDS + word + 1}"
            words.append(listed(own, parent, f"a{utterance * WORDS + word}" if word else "") if symbolic
                         else aligned(own, first + word, first + word + 1))
    with open(name, "w") as file:
        file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-11-30T12:00:00+00:00" FORMAT="3.0" VERSION="3.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/><TIME_ORDER>{"".join(slots)}</TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="free" TIER_ID="utterances">{"".join(utterances)}</TIER>
<TIER LINGUISTIC_TYPE_REF="{"listed" if symbolic else "timed"}" PARENT_REF="utterances" TIER_ID="words">{"".join(words)}</TIER>
{TYPES}
</ANNOTATION_DOCUMENT>""")
    return name


kept = {}
for name, symbolic, borders in (("words as a symbolic subdivision", True, ()), ("words in time, borders without a time", False, ()),
                                ("words in time, the second border has a time", False, (2,)),
                                ("words in time, all borders have a time", False, (1, 2, 3))):
    eaf = Eaf(written("talk.eaf", symbolic, borders))
    grid = eaf.to_textgrid()
    labels = [each[2] for each in grid.get_tier("words").get_intervals(True)]
    kept[name] = labels
    print(f"{name:43} {len(eaf.get_annotation_data_for_tier('words'))} in ELAN, {len(labels)} in the TextGrid: {' '.join(labels)}")
    whole = len(list(grid.get_tier("utterances").get_intervals(True))) == 2
    if not whole:
        sys.exit(1)
sys.exit(0 if [len(labels) for labels in kept.values()][0] == 2 and len(kept["words in time, all borders have a time"]) == 8
         and len(kept["words in time, borders without a time"]) < 8 else 1)
PY
