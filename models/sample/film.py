"""Writes the clip, and measures a written clip as Demeanor's reference profile would see it."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

BIT_RATE = 1_150_000
SOUND_BIT_RATE = 96_000
# bitexact leaves the encoders' version numbers out; one thread makes the encoder's choices repeatable
BIT_EXACT = {"flags": "+bitexact"}


def write_clip(path, frames, frame_rate, samples, sample_rate):
    """Encodes RGB frames and mono samples as H.264 (OpenH264, which FFmpeg's LGPL builds have) and AAC in MP4.

    The file appears only when it is whole.
    """
    aside = Path(path).with_suffix(".part.mp4")
    with av.open(str(aside), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        picture = sound = None
        for index, rgb in enumerate(frames):
            if picture is None:
                picture = _picture_stream(container, rgb.shape, frame_rate)
                sound = container.add_stream("aac", rate=sample_rate, layout="mono", options=BIT_EXACT)
                sound.bit_rate = SOUND_BIT_RATE
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
            frame.pts, frame.time_base = index, Fraction(1, frame_rate)
            container.mux(picture.encode(frame))
            # the sound of this frame beside it, so that a player finds both near each other
            span = slice(index * sample_rate // frame_rate, (index + 1) * sample_rate // frame_rate)
            container.mux(sound.encode(_sound_frame(samples[span], span.start, sample_rate)))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))
    aside.replace(path)


def _picture_stream(container, shape, frame_rate):
    stream = container.add_stream("libopenh264", rate=frame_rate, options=BIT_EXACT | {"rc_mode": "bitrate"})
    stream.height, stream.width, stream.pix_fmt = shape[0], shape[1], "yuv420p"
    stream.bit_rate = BIT_RATE
    stream.gop_size = frame_rate
    stream.codec_context.thread_count = 1
    return stream


def _sound_frame(samples, start, sample_rate):
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None, :]), format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = sample_rate, start, Fraction(1, sample_rate)
    return frame


@dataclass(frozen=True)
class Measured:
    """What a clip turned out to be.

    faces, faces_at_half_size: the number of faces found in each frame.
    samples: mono, -1..1.
    """

    width: int
    height: int
    frame_rate: float
    faces: tuple
    faces_at_half_size: tuple
    samples: np.ndarray
    sample_rate: int

    @property
    def seconds(self):
        return len(self.faces) / self.frame_rate

    @property
    def peak_dbfs(self):
        return 20 * np.log10(np.abs(self.samples).max() + 1e-10)


def share_with_one(faces):
    """The share, 0 to 1, of frames with exactly one face."""
    return faces.count(1) / len(faces)


def measure(path):
    """Decodes a clip and counts the faces with the reference's cascade and settings."""
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")

    def count(gray):
        return len(cascade.detectMultiScale(gray, scaleFactor=1.12, minNeighbors=9))

    faces, faces_at_half_size, sound = [], [], []
    with av.open(str(path)) as container:
        picture, track = container.streams.video[0], container.streams.audio[0]
        for frame in container.decode(picture, track):
            if isinstance(frame, av.AudioFrame):
                sound.append(frame.to_ndarray()[0])
                continue
            gray = cv2.cvtColor(frame.to_ndarray(format="bgr24"), cv2.COLOR_BGR2GRAY)
            faces.append(count(gray))
            faces_at_half_size.append(count(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)))
        return Measured(picture.width, picture.height, float(picture.average_rate), tuple(faces),
                        tuple(faces_at_half_size), np.concatenate(sound), track.rate)
