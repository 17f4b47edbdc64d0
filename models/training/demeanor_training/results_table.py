"""The command python -m demeanor_training.results_table: writes the table of results anew."""

from .files.command import run
from .results.table import main

if __name__ == "__main__":
    run(main)
