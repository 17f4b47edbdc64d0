"""The command python -m demeanor_training.face_compact: trains our face net."""

from .files.command import run
from .recipes.face_compact import main

if __name__ == "__main__":
    run(main)
