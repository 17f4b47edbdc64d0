"""The command python -m demeanor_training.crossvalidate: judges and ships a voice net of ours."""

from .files.command import run
from .recipes.voice_crossvalidation import main

if __name__ == "__main__":
    run(main)
