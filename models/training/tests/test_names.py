"""Files that are named otherwise than a recipe needs are told in one line."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from demeanor_training.data import clip_pictures
from demeanor_training.data.face_features import FaceFeatures
from demeanor_training.files.errors import BadFiles, DataError


def test_pictures_of_a_clip_that_is_not_named_as_ravdess_names_them(tmp_path: Path) -> None:
    (tmp_path / "happy").mkdir()
    cv2.imwrite(str(tmp_path / "happy" / "anna_1.jpg"), np.zeros((112, 112), np.uint8))
    with pytest.raises(DataError, match="anna_1.jpg: is not named CLIP_NUMBER.jpg, with a clip of RAVDESS"):
        clip_pictures.load(tmp_path)


def test_faces_whose_table_tells_no_actors(tmp_path: Path) -> None:
    (tmp_path / "faces.csv").write_text("clip,truth,actor\n\"happy/a.mp4\",happy,\n")
    with pytest.raises(DataError, match="faces.csv: tells no actors; they come from the names of RAVDESS"):
        FaceFeatures(tmp_path, BadFiles(False))
