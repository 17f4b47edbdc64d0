"""All speech that a voice net learns from: RAVDESS, and if asked for the other corpora."""

from pathlib import Path

import numpy as np

from ..files import storage
from ..files.errors import BadFiles, DataError
from . import ravdess
from .other_speech import OtherSpeech


class VoiceData:
    """RAVDESS clips with their five copies each, and if asked for the speech of other languages."""

    def __init__(self, folder: Path, cache: Path, processes: int, bad: BadFiles, with_others: bool = False):
        self.clips = _usable(ravdess.clips(folder, bad), bad)
        if not self.clips:
            raise DataError(f"{folder}: none of the clips can be used")
        #: clips x copies x 128 x 282, in dB
        self.images = ravdess.images(self.clips, cache, processes)
        self.others = OtherSpeech(folder, cache, processes, bad) if with_others else None
        self.labels = np.array([clip.label for clip in self.clips])
        self.actors = np.array([clip.actor for clip in self.clips])
        self.names = [clip.path.stem for clip in self.clips]

    def key(self, with_others: bool) -> str:
        """Part of the names of a run's files: what a run on other clips left behind must not mix with them."""
        recordings = [clip.path for clip in self.clips] + (self.others.recordings if with_others else [])
        return storage.fingerprint(recordings)[:8]


def _usable(clips: list[ravdess.Clip], bad: BadFiles) -> list[ravdess.Clip]:
    """The clips that can be decoded. Where bad files end the run, computing the images finds them."""
    if not bad.skip:
        return clips
    return [clip for clip in clips if bad.usable(lambda path=clip.path: ravdess.read_window(path))]
