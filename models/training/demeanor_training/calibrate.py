"""The command python -m demeanor_training.calibrate: fits fusion, and calibration to the person."""

from .files.command import run
from .recipes.calibrate import main

if __name__ == "__main__":
    run(main)
