"""Where the data lies, what the classes are, and how a bad file is reported."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

LABELS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]


#: models/training: checkpoints, caches and results of the finished parts of a run lie here, ...
RUNS = Path(__file__).parents[1] / "runs"
#: ... what nets and tries were found to be worth there, ...
RESULTS = Path(__file__).parents[1] / "results"
#: ... and bundles go where the Java side ships them from.
BUNDLES = Path(__file__).parents[2] / "src/main/resources/org/demeanor/models"


class DataError(Exception):
    """A file that is missing or cannot be used; the message is one line that names it."""


class BadFiles:
    """Files that are missing or cannot be used: they end the run, or are named, counted and skipped."""

    def __init__(self, skip: bool):
        self.skip = skip
        self.count = 0

    def report(self, why: DataError) -> None:
        """Ends the run with this, or names the file and goes on."""
        if not self.skip:
            raise why
        self.count += 1
        print(f"skipped: {why}", flush=True)

    def usable(self, read: Callable[[], object]) -> bool:
        """Whether reading a file works; if not, that is reported."""
        try:
            read()
            return True
        except DataError as why:
            self.report(why)
            return False

    def summary(self) -> None:
        if self.count:
            print(f"{self.count} files skipped; the figures are without them")


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
