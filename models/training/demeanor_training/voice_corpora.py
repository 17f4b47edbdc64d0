"""The command python -m demeanor_training.voice_corpora: the voice net of eight corpora."""

from .files.command import run
from .recipes.voice_corpora import main

if __name__ == "__main__":
    run(main)
