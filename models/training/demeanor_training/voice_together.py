"""The command python -m demeanor_training.voice_together: two voice nets in one file."""

from .files.command import run
from .recipes.voice_together import main

if __name__ == "__main__":
    run(main)
