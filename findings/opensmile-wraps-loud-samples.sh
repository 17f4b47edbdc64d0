#!/usr/bin/env bash
# openSMILE for Python turns samples beyond full scale upside down instead of clipping them.
#
# Versions: opensmile 2.6.0 (audinterface 1.4.0), NumPy 2.4.6, pandas 3.1.1, Python 3.11.
#
# `process_signal` takes floats in -1..1, multiplies by 32768 and casts to 16 bit. A sample of 1.0 becomes -32768, one of 1.05
# becomes -31130. No warning comes. Floats above 1 are normal: decoders of MP3, AAC and Opus overshoot in loud passages, as
# resamplers do, and a recording normalised to a peak of 1.0 holds at least one such sample. Each wrapped sample is a click of
# twice the full scale, and loudness, spectral flux and harmonicity tell of clicks, not of the voice. Samples clipped to
# -1..32767/32768 beforehand cure it.
#
# Hurt: studies that take eGeMAPS features of loud or normalised speech, an angry voice above all.
#
# Seen on 2026-11-29 (a made voice of peak 1.05, given as it is, then clipped first):
#   loudness (80th percentile)    3.86 as it is   2.96 clipped
#   spectral flux (mean)          1.03 as it is   0.89 clipped
#   harmonics to noise (dB)       7.70 as it is   8.43 clipped
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q opensmile==2.6.0 audinterface==1.4.0 numpy==2.4.6 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import sys
import warnings

import numpy as np
import opensmile

warnings.simplefilter("ignore")
RATE = 16000
FEATURES = {"loudness (80th percentile)": "loudness_sma3_percentile80.0", "spectral flux (mean)": "spectralFlux_sma3_amean",
            "harmonics to noise (dB)": "HNRdBACF_sma3nz_amean"}
time = np.arange(RATE * 3) / RATE
phase = 2 * np.pi * (150 * time + 4 / 3 * np.sin(6 * np.pi * time))
voice = sum(np.cos(k * phase + .5 * k * k) / k for k in range(1, 20)) * (1 + .3 * np.sin(4 * np.pi * time))
voice = (voice / abs(voice).max()).astype(np.float32)
smile = opensmile.Smile(feature_set=opensmile.FeatureSet.eGeMAPSv02, feature_level=opensmile.FeatureLevel.Functionals)


def features(sound):
    row = smile.process_signal(sound, RATE).iloc[0]
    return {name: float(row[column]) for name, column in FEATURES.items()}


def clipped(sound):
    return np.clip(sound, -1, 32767 / 32768).astype(np.float32)


loud = 1.05 * voice
as_it_is, cured = features(loud), features(clipped(loud))
for name in FEATURES:
    print(f"{name:28} {as_it_is[name]:5.2f} as it is  {cured[name]:5.2f} clipped")
quiet = features(.5 * voice), features(clipped(.5 * voice))
loudness, flux, harmonics = FEATURES
sys.exit(0 if quiet[0] == quiet[1] and as_it_is[loudness] > 1.1 * cured[loudness] and as_it_is[flux] > 1.1 * cured[flux]
         and as_it_is[harmonics] < cured[harmonics] - .5 else 1)
PY
