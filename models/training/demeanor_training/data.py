"""Where the data lies, what the classes are, and how a bad file is reported."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

LABELS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]


#: models/training: checkpoints, caches and results of the finished parts of a run lie here ...
RUNS = Path(__file__).parents[1] / "runs"
#: ... and bundles go where the Java side ships them from.
BUNDLES = Path(__file__).parents[2] / "src/main/resources/org/demeanor/models"


class DataError(Exception):
    """A file that is missing or cannot be used; the message is one line that names it."""


def data_folder(argument: str | None) -> Path:
    """The folder given on the command line, else the one that DEMEANOR_DATA names."""
    folder = argument or os.environ.get("DEMEANOR_DATA")
    if not folder:
        raise DataError("no data: name the folder by --data or the environment variable DEMEANOR_DATA")
    if not Path(folder).is_dir():
        raise DataError(f"{folder}: no such folder")
    return Path(folder)


def run(main: Callable[[list[str]], None]) -> None:
    """A recipe from the command line; an unusable file ends it with one line instead of a stack trace."""
    try:
        main(sys.argv[1:])
    except DataError as mistake:
        sys.exit(f"demeanor_training: {mistake}")
