"""The command python -m demeanor_training.voice: trains a voice net of the reference."""

from .files.command import run
from .recipes.voice_reference import main

if __name__ == "__main__":
    run(main)
