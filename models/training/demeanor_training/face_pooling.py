"""The command python -m demeanor_training.face_pooling: judges how frames' scores become a clip's."""

from .files.command import run
from .recipes.face_pooling import main

if __name__ == "__main__":
    run(main)
