"""The command python -m demeanor_training.face: trains the reference's face net on FER2013."""

from .files.command import run
from .recipes.face_reference import main

if __name__ == "__main__":
    run(main)
