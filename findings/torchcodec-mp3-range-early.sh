#!/usr/bin/env bash
# torchcodec counts one MP3 from two beginnings: second 2 read as a range is not second 2 of all samples, by up to 138 ms.
#
# Versions: torchcodec 0.17.0, PyTorch 2.15.0, PyAV 18.1.0 (its FFmpeg 8.1.2 makes the files and decodes for torchcodec), NumPy 2.4.6,
# Python 3.11, x86-64. The same with FFmpeg 5.1.9.
#
# A coder of MP3 puts about 1105 samples in front, and a header tells decoders to drop them. `get_all_samples()` begins with the
# recording's first sample. `get_samples_played_in_range(2, 3)` means the container's clock, on which that sample has the time
# 1105 / rate: the range begins that much too early in the recording. This is 25 ms at 44.1 kHz, 69 ms at 16 kHz, 138 ms at 8 kHz. The
# range 0 to 1 is shorter by as much. Nothing warns; only `pts_seconds` of all samples is not 0. In FLAC, WAV and Ogg Opus both
# agree. `get_all_samples()` and a slice gives the times that FFmpeg and libsndfile give.
#
# Hurt: whoever reads stretches of annotated speech from MP3 by this: words and labels shift against the sound, most at the low
# rates of speech corpora, and features of a stretch differ from those that the whole file has there.
#
# Seen on 2026-11-30 (ten seconds of noise; where the range 2 to 3 s begins in all samples, and how long the range 0 to 1 s is):
#   decoded by FFmpeg 8
#   MP3   8000 Hz: begins at 1.862 s, length 0.862 s
#   MP3  16000 Hz: begins at 1.931 s, length 0.931 s
#   MP3  44100 Hz: begins at 1.975 s, length 0.975 s
#   FLAC 16000 Hz: begins at 2.000 s, length 1.000 s
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs 8 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q torchcodec==0.17.0 torch==2.15.0 av==18.1.0 numpy==2.4.6
# torchcodec brings no FFmpeg; PyAV's libraries bear other names than it looks for.
mkdir "$work/ffmpeg"
libraries=$(echo "$work"/venv/lib/python3*/site-packages/av.libs)
for library in "$libraries"/lib{avcodec,avdevice,avfilter,avformat,avutil,swresample,swscale}-*; do
	name=$(basename "$library")
	major=${name#*.so.}
	ln -s "$library" "$work/ffmpeg/${name%%-*}.so.${major%%.*}"
done
cd "$work"
LD_LIBRARY_PATH="$work/ffmpeg:$libraries" "$work/venv/bin/python" - <<'PY'
import sys

import av
import numpy as np
import torchcodec
from torchcodec.decoders import AudioDecoder

CASES = ("mp3", 8000), ("mp3", 16000), ("mp3", 44100), ("flac", 16000)


def make(file, codec, rate):
    noise = np.random.default_rng(0).normal(0, 3000, rate * 10).astype(np.int16)
    with av.open(file, "w") as container:
        stream = container.add_stream("libmp3lame" if codec == "mp3" else codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(noise[None], format="s16", layout="mono")
        frame.rate = rate
        for piece in av.AudioResampler(stream.format, "mono", rate, stream.codec_context.frame_size or 4096).resample(frame):
            container.mux(stream.encode(piece))
        container.mux(stream.encode())


as_told = True
print("decoded by FFmpeg", torchcodec.ffmpeg_major_version)
for codec, rate in CASES:
    file = f"{rate}.{codec}"
    make(file, codec, rate)
    whole = AudioDecoder(file).get_all_samples().data[0].numpy()
    second = AudioDecoder(file).get_samples_played_in_range(2, 3).data[0].numpy()
    first = AudioDecoder(file).get_samples_played_in_range(0, 1).data[0].numpy()
    begin = np.argmax(np.correlate(whole[:3 * rate], second[:rate // 4], "valid")) / rate
    print(f"{codec.upper():4} {rate:6} Hz: begins at {begin:.3f} s, length {len(first) / rate:.3f} s")
    delay = 1105 / rate if codec == "mp3" else 0
    as_told &= abs(begin - (2 - delay)) < 1e-3 and abs(len(first) / rate - (1 - delay)) < 1e-3
sys.exit(0 if as_told else 1)
PY
