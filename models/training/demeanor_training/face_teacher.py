"""The command python -m demeanor_training.face_teacher: trains a teacher of our face net."""

from .files.command import run
from .recipes.face_teacher import main

if __name__ == "__main__":
    run(main)
