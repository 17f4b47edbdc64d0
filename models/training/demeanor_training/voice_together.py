"""The command python -m demeanor_training.voice_together: the shipped voice net, joined from two."""

from .files.command import run
from .recipes.voice_together import main

if __name__ == "__main__":
    run(main)
