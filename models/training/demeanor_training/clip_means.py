"""The command python -m demeanor_training.clip_means: averages scores of single faces over clips."""

from .files.command import run
from .recipes.clip_means import main

if __name__ == "__main__":
    run(main)
