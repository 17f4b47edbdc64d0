#!/usr/bin/env bash
# ONNX Runtime's STFT of 400 samples adds noise 20 dB above the recording's own, and takes many times as long as one of 512.
#
# Versions: onnxruntime 1.32.0, onnx 1.23.2, NumPy 2.4.6, Python 3.11, CPU provider.
#
# Since opset 17, a net's file can hold its own front end: `STFT`, `DFT`. Windows of speech are usually 400 samples (25 ms at
# 16 kHz), 480, 1200 or 1323. None is a power of two, and for these the CPU kernel takes another way, whose angles are too large
# for single precision: its error is 50 to 600 times that of a power of two, and grows with the length. Beside a loud low voice,
# the quiet high bands then hold the kernel's noise and not the recording. Windows padded with zeros to 512 or 2048 have
# neither trouble.
#
# Hurt: nets whose log-mel front end was exported this way: the runtime shows them another floor than training did. And batches,
# where the front end may cost more than the net.
#
# Seen on 2026-11-30 (three seconds of a tone of 200 Hz over noise 120 dB below it, Hann window; floor: median level above
# 4 kHz against the tone; two busy cores):
#   length   floor, NumPy   floor, runtime   time, runtime
#      400      -139.7 dB        -118.7 dB       0.519 s
#      512      -138.4 dB        -138.4 dB       0.109 s
#     1200      -144.5 dB        -115.1 dB       0.592 s
#     2048      -146.0 dB        -145.9 dB       0.028 s
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" - <<'PY'
import sys
import time

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

RATE = 16000
LENGTHS = {400: False, 512: True, 1200: False, 2048: True}
moments = np.arange(RATE * 3) / RATE
sound = np.sin(2 * np.pi * 200 * moments) + 1e-6 * np.random.default_rng(0).standard_normal(len(moments))
sound = sound.astype(np.float32)


def by_runtime(length, window):
    """Frames x bins, and the seconds that the fastest of five runs took."""
    given = helper.make_tensor_value_info("sound", TensorProto.FLOAT, [1, len(sound), 1])
    found = helper.make_tensor_value_info("spectra", TensorProto.FLOAT, None)
    graph = helper.make_graph([helper.make_node("STFT", ["sound", "step", "window"], ["spectra"], onesided=1)], "front", [given],
                              [found], [numpy_helper.from_array(np.array(length // 4, np.int64), "step"),
                                        numpy_helper.from_array(window, "window")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        spectra = session.run(None, {"sound": sound[None, :, None]})[0][0]
        times.append(time.perf_counter() - begun)
    return np.hypot(spectra[..., 0], spectra[..., 1]), min(times)


def floor(levels, length):
    """The median level above 4 kHz, in dB below the highest."""
    return 20 * np.log10(np.median(levels[:, length // 4:]) / levels.max())


as_told = True
times = {}
print("length   floor, NumPy   floor, runtime   time, runtime")
for length, power_of_two in LENGTHS.items():
    window = np.hanning(length + 1)[:-1].astype(np.float32)
    starts = range(0, len(sound) - length + 1, length // 4)
    real = np.abs(np.fft.rfft(np.stack([sound[at:at + length] * window for at in starts]).astype(np.float64)))
    levels, times[length] = by_runtime(length, window)
    known, heard = floor(real, length), floor(levels, length)
    print(f"{length:6} {known:11.1f} dB {heard:13.1f} dB {times[length]:11.3f} s")
    as_told &= abs(heard - known) < 6 if power_of_two else heard > known + 12
sys.exit(0 if as_told and times[400] > 2 * times[512] else 1)
PY
