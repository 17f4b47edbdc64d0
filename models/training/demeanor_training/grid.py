"""The command python -m demeanor_training.grid: repeats the reference's search for its voice nets."""

from .files.command import run
from .recipes.voice_grid import main

if __name__ == "__main__":
    run(main)
