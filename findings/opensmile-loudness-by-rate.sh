#!/usr/bin/env bash
# To openSMILE a recording at 48 kHz is 1.8 times as loud as the same at 16 kHz, with 2.8 times the spectral flux.
#
# Versions: opensmile 2.6.0, soxr 1.1.0, NumPy 2.4.6, pandas 3.1.1, Python 3.11.
#
# eGeMAPS and ComParE 2016 take loudness and spectral flux from the sum of a frame's spectrum. A frame is a fixed time, so at three times
# the rate it has three times the samples, and the sum is that much larger; nothing divides by their number. All features of
# these two follow: percentiles, slopes, peaks. Level (dB), RMS energy, pitch and harmonicity do not. openSMILE takes any rate without
# a word and converts none. Converted to one rate first, by any good resampler, recordings compare.
#
# Hurt: whoever pools corpora of several rates (telephone, 16 kHz databases, 44.1 or 48 kHz films): loudness tells the corpus, and so does
# a net trained on it.
#
# Seen on 2026-11-30 (a made voice without sound above 3.5 kHz, so that no rate loses any of it):
#   rate      loudness   flux   percentile 80   ComParE audspec   level      RMS     pitch
#   48000 Hz      1.03   0.128           1.39              1.04   -27.8 dB   0.036   32.4
#   44100 Hz      1.00   0.127           1.35              1.01   -27.8 dB   0.036   32.4
#   32000 Hz      0.90   0.091           1.22              0.91   -27.8 dB   0.036   32.4
#   22050 Hz      0.64   0.064           0.86              0.64   -27.8 dB   0.036   32.4
#   16000 Hz      0.57   0.046           0.77              0.57   -27.8 dB   0.036   32.4
#    8000 Hz      0.42   0.025           0.57              0.43   -27.8 dB   0.036   32.4
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q opensmile==2.6.0 soxr==1.1.0 numpy==2.4.6 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import opensmile
import soxr

RATE, SECONDS = 48000, 6
SMALL = opensmile.Smile(opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureLevel.Functionals)
LARGE = opensmile.Smile(opensmile.FeatureSet.ComParE_2016, opensmile.FeatureLevel.Functionals)
time = np.arange(SECONDS * RATE) / RATE
phase = 2 * np.pi * np.cumsum(180 + 40 * np.sin(4.4 * time)) / RATE
voice = sum(np.cos(k * phase) / k for k in range(1, 20)) * (.04 + .03 * np.sin(8.2 * time))
spectrum = np.fft.rfft(voice + .001 * np.random.default_rng(0).normal(size=len(time)))
spectrum[3500 * SECONDS:] = 0
voice = np.fft.irfft(spectrum, len(time))

seen = {}
print("rate      loudness   flux   percentile 80   ComParE audspec   level      RMS     pitch")
for rate in (48000, 44100, 32000, 22050, 16000, 8000):
    sound = voice if rate == RATE else soxr.resample(voice, RATE, rate)
    small, large = (smile.process_signal(sound.astype(np.float32), rate).iloc[0] for smile in (SMALL, LARGE))
    seen[rate] = [small["loudness_sma3_amean"], small["spectralFlux_sma3_amean"], small["loudness_sma3_percentile80.0"],
                  large["audspec_lengthL1norm_sma_amean"], small["equivalentSoundLevel_dBp"], large["pcm_RMSenergy_sma_amean"],
                  small["F0semitoneFrom27.5Hz_sma3nz_amean"]]
    print("{:5} Hz  {:8.2f}   {:.3f}  {:13.2f}   {:15.2f}   {:.1f} dB   {:.3f}   {:.1f}".format(rate, *seen[rate]))
high, low = seen[48000], seen[16000]
same = abs(high[4] - low[4]) < .1 and abs(high[5] - low[5]) < .001 and abs(high[6] - low[6]) < .1
sys.exit(0 if same and min(high[0] / low[0], high[2] / low[2], high[3] / low[3]) > 1.5 and high[1] / low[1] > 2 else 1)
PY
