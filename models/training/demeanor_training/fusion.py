"""The command python -m demeanor_training.fusion: chooses how face and voice become one answer."""

from .files.command import run
from .recipes.fusion import main

if __name__ == "__main__":
    run(main)
