"""Checks the committed clip: pytest models/sample."""

import numpy as np
import pytest

from draw_sample import CLIP, WANTED_SHARE
from film import measure, share_with_one
from timeline import DURATION_S, FRAME_RATE, FRAMES


@pytest.fixture(scope="module")
def clip():
    return measure(CLIP)


def test_nearly_every_frame_has_exactly_one_face(clip):
    assert share_with_one(clip.faces) >= WANTED_SHARE
    assert share_with_one(clip.faces_at_half_size) >= WANTED_SHARE


def test_size_length_and_rate(clip):
    assert (clip.width, clip.height) == (640, 480)
    assert clip.frame_rate == FRAME_RATE
    assert len(clip.faces) == FRAMES
    assert CLIP.stat().st_size <= 1_500_000


def test_sound_is_as_long_as_the_picture_and_neither_silent_nor_clipped(clip):
    assert clip.sample_rate == 48000
    assert len(clip.samples) / clip.sample_rate == pytest.approx(DURATION_S, abs=0.05)
    assert -9 < clip.peak_dbfs < -3


def test_each_phase_of_the_voice_is_louder_than_the_calm_one(clip):
    def level(start_s, end_s):
        part = clip.samples[round(start_s * clip.sample_rate):round(end_s * clip.sample_rate)]
        return 20 * np.log10(np.sqrt(np.mean(part ** 2)))

    calm = level(0.3, 1.7)
    assert calm > -45
    assert level(2.1, 3.6) > calm + 3
    assert level(4.5, 5.3) > calm + 3
    assert level(6.1, 7.6) > calm + 6
