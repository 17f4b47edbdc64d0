"""The command python -m demeanor_training.ravdess_faces: trains the reference's face net on RAVDESS videos."""

from .files.command import run
from .recipes.face_ravdess import main

if __name__ == "__main__":
    run(main)
