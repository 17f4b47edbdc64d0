"""What OpenCV and PyAV read from the clips of the data folder, for the test that compares our readers with them.

    pip install opencv-python-headless==4.13.* av numpy
    python golden_media.py DATA_FOLDER > ../resources/org/demeanor/media/ffmpeg/golden_media.csv

A row a clip: frames, width, height, the MD5 of OpenCV's BGR bytes of frames 0, 20, 40, ..., and of the sound (PyAV, to
48 kHz float by channel, then their mean): samples, first time stamp in seconds, root mean square, sum of the products
with a cosine, which notices a shift. Empty where there is no sound.
"""

import hashlib
import math
import sys
from pathlib import Path

import av
import cv2
import numpy as np

STEP = 20


def pictures(path):
    video = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    digest, count, shape = hashlib.md5(), 0, (0, 0)
    while video.grab():
        if count % STEP == 0:
            frame = video.retrieve()[1]
            digest.update(frame.tobytes())
            shape = frame.shape
        count += 1
    return [count, shape[1], shape[0], digest.hexdigest()]


def sound(path):
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return ["", "", "", ""]
        resampler, pieces, start = None, [], None
        for frame in container.decode(container.streams.audio[0]):
            if resampler is None:
                resampler = av.AudioResampler(format="fltp", layout=frame.layout, rate=48000)
                start = frame.time - (container.start_time or 0) / av.time_base
            pieces += [piece.to_ndarray().mean(axis=0) for piece in resampler.resample(frame)]
        pieces += [piece.to_ndarray().mean(axis=0) for piece in resampler.resample(None)]
    samples = np.concatenate(pieces).astype(np.float64)
    cosine = np.cos(np.arange(len(samples)) * 0.01)
    return [len(samples), f"{max(0, start):.6f}", f"{math.sqrt((samples ** 2).mean()):.9f}",
            f"{(samples * cosine).sum():.6f}"]


def main(data):
    print("clip,frames,width,height,md5,samples,start,rms,cosine")
    for path in sorted([*data.glob("clips/*.m*"), *data.glob("ravdess-video/Actor_05/*.mp4")]):
        print(path.relative_to(data).as_posix(), *pictures(path), *sound(path), sep=",")


main(Path(sys.argv[1]))
