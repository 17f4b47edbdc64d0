#!/usr/bin/env bash
# ONNX's mel bands end below the upper edge that was asked for, and several low bands are one and the same bin.
#
# Versions: onnxruntime 1.32.0 (CPU), onnx 1.23.2, librosa 0.11.0, NumPy 2.4.6, Python 3.11.
#
# With STFT and `MelWeightMatrix` (opset 17), a net's file can hold its own log-mel front end. n bands need n + 2 edges, so n + 1
# steps; the operator takes n + 2 steps. Each band then begins and ends too low, the higher the more, and the last one ends a
# step below the edge: of 40 bands up to 8 kHz, 530 Hz. Edges are cut down to whole bins of the spectrum, so narrow bands are one
# bin each, and some equal the band before. onnx's own reference gives the same matrix: this is the operator's definition. librosa
# (htk=True, norm=None) reaches the edges that were asked for, by the same five numbers.
#
# Hurt: nets for speech that were trained on the bands of librosa and exported with this operator: they run and hear
# other bands. Writing the training's matrix into the file as a constant cures it.
#
# Seen on 2026-11-30 (16 kHz, bands from 0 to 8000 Hz; highest bin that counts, bands equal to the one before, a made voice):
#    40 bands, 512 samples: ONNX up to 7469 Hz,  0 twice; librosa up to 8000 Hz, 0 twice; a voice differs by 0.7 dB, in a tenth by 3.7
#    80 bands, 512 samples: ONNX up to 7719 Hz,  1 twice; librosa up to 8000 Hz, 0 twice; a voice differs by 1.5 dB, in a tenth by 6.5
#    80 bands, 400 samples: ONNX up to 7680 Hz,  5 twice; librosa up to 8000 Hz, 0 twice; a voice differs by 1.8 dB, in a tenth by 9.1
#   128 bands, 400 samples: ONNX up to 7800 Hz, 21 twice; librosa up to 8000 Hz, 0 twice; a voice differs by 3.1 dB, in a tenth by 11.7
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnxruntime==1.32.0 onnx==1.23.2 librosa==0.11.0 numpy==2.4.6
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" - <<'PY'
import sys
import warnings

import librosa
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

RATE = 16000
CASES = (40, 512), (80, 512), (80, 400), (128, 400)
warnings.simplefilter("ignore")


def model(bands, length):
    """A net without input: the matrix of 0 to RATE / 2."""
    numbers = {"bands": np.int64(bands), "length": np.int64(length), "rate": np.int64(RATE), "low": np.float32(0),
               "high": np.float32(RATE / 2)}
    graph = helper.make_graph([helper.make_node("MelWeightMatrix", list(numbers), ["matrix"])], "mel", [],
                              [helper.make_tensor_value_info("matrix", TensorProto.FLOAT, None)],
                              [numpy_helper.from_array(np.array(value), name) for name, value in numbers.items()])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)


def voice():
    moments = np.arange(RATE * 3) / RATE
    phase = 2 * np.pi * np.cumsum(150 + 30 * np.sin(2 * np.pi * .7 * moments)) / RATE
    noise = np.random.default_rng(0).standard_normal(len(moments))
    return sum(np.sin(k * phase) / k for k in range(1, 50)) + .05 * noise


def highest(matrix, length):
    return np.flatnonzero(matrix.sum(axis=1))[-1] * RATE / length


def twice(matrix):
    """Bands that hear something, and the same as the one before."""
    return sum(matrix[:, band].any() and (matrix[:, band] == matrix[:, band - 1]).all() for band in range(1, matrix.shape[1]))


as_told = True
for bands, length in CASES:
    made = model(bands, length)
    runtime = onnxruntime.InferenceSession(made.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, {})[0]
    reference = ReferenceEvaluator(made).run(None, {})[0]
    usual = librosa.filters.mel(sr=RATE, n_fft=length, n_mels=bands, fmin=0, fmax=RATE / 2, htk=True, norm=None).T
    power = np.abs(librosa.stft(voice(), n_fft=length, hop_length=160, win_length=400)) ** 2
    heard = usual.any(axis=0)
    levels = [10 * np.log10(matrix.T[heard] @ power) for matrix in (runtime, usual)]
    apart = np.abs(levels[0] - levels[1])
    print(f"{bands:3} bands, {length} samples: ONNX up to {highest(runtime, length):.0f} Hz, {twice(runtime):2} twice; librosa up to "
          f"{highest(usual, length):.0f} Hz, {twice(usual)} twice; a voice differs by {np.median(apart):.1f} dB, "
          f"in a tenth by {np.percentile(apart, 90):.1f}")
    as_told &= np.array_equal(runtime, reference) and highest(runtime, length) < RATE / 2 - 150 and highest(usual, length) == RATE / 2
    as_told &= np.median(apart) > .5
sys.exit(0 if as_told and twice(runtime) > 10 and twice(usual) == 0 else 1)
PY
