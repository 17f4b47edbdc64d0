#!/usr/bin/env bash
# FFmpeg's AAC decoder gives other samples after a seek, however early one begins, if the coder left noise to be made up.
#
# Versions: PyAV 18.1.0 (FFmpeg 8.1.2), NumPy 2.4.6, Python 3.11.
#
# AAC may code a noisy band as "noise of this power" (perceptual noise substitution; FFmpeg's own encoder does so by default). The
# decoder then takes random numbers, from a generator that goes on from the first packet of the file and is not set back by a
# seek. So the samples of a place depend on all packets that were decoded before it: one packet of overlap, or a hundred
# packets, do not bring back those of decoding from the start. Without such bands (aac_pns=0) the samples are the same to the bit
# two packets after the seek.
#
# Hurt: whoever reads segments of recordings by seeking (torchaudio, decord, PyAV, FFmpeg's -ss) and expects the features of
# the whole file: a spectrogram in decibels differs where the recording is noise, a cache of segments does not match, and runs
# differ with the order in which segments are read.
#
# Seen on 2026-11-30, seconds 20 to 21 of 30 s of soft noise at 24 kb/s, decoded from the start and after seeks:
#   noise substitution on,  2 packets early: largest difference 0.0616 (rms of the sound 0.0348)
#   noise substitution on, 100 packets early: largest difference 0.0593
#   noise substitution off, 2 packets early: largest difference 0
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import sys

import av
import numpy as np

RATE, SECONDS, PACKET = 44100, 30, 1024
FROM, TO = 20 * RATE // PACKET * PACKET, 21 * RATE // PACKET * PACKET


def write(name, noise):
    samples = np.random.default_rng(1).normal(0, .05, RATE * SECONDS).astype(np.float32)
    with av.open(name, "w") as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono", options={"aac_pns": noise})
        stream.bit_rate = 24000
        for start in range(0, len(samples), PACKET):
            frame = av.AudioFrame.from_ndarray(samples[None, start:start + PACKET], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def read(name, begin):
    """Samples from FROM to TO, by their time stamps, if decoding begins at a sample."""
    found = np.full(TO - FROM, np.nan, np.float32)
    with av.open(name) as container:
        stream = container.streams.audio[0]
        if begin:
            container.seek(begin, stream=stream)
        for frame in container.decode(stream):
            place = frame.pts - FROM
            if place >= len(found):
                break
            data = frame.to_ndarray()[0]
            low, high = max(0, place), min(len(found), place + len(data))
            if low < high:
                found[low:high] = data[low - place:high - place]
    assert not np.isnan(found).any()
    return found


differences = {}
for noise in ("1", "0"):
    write("sound.m4a", noise)
    whole = read("sound.m4a", 0)
    for early in (2, 100):
        differences[noise, early] = float(np.abs(read("sound.m4a", FROM - early * PACKET) - whole).max())
        print(f"noise substitution {'on' if noise == '1' else 'off'}, {early} packets early: largest difference "
              f"{differences[noise, early]:.4f} (rms of the sound {np.sqrt(np.mean(whole ** 2)):.4f})")
behaves = all(differences["1", early] > .01 and differences["0", early] == 0 for early in (2, 100))
sys.exit(0 if behaves else 1)
PY
