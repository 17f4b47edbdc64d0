"""The command python -m demeanor_training.average: judges what nets of one stream are worth together."""

from .files.command import run
from .recipes.ensemble import main

if __name__ == "__main__":
    run(main)
