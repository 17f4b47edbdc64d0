"""Where data is read from, and where checkpoints, results and bundles go."""

import os
from pathlib import Path

from .errors import DataError

_TRAINING = Path(__file__).parents[2]
#: Checkpoints, caches and the results of finished folds.
RUNS = _TRAINING / "runs"
#: The table of results and the files that it is made of.
RESULTS = _TRAINING / "results"
#: Bundles, which the Java side ships.
BUNDLES = _TRAINING.parent / "src/main/resources/org/demeanor/models"


def data_folder(argument: str | None) -> Path:
    """The folder given on the command line, else the one that DEMEANOR_DATA names."""
    folder = argument or os.environ.get("DEMEANOR_DATA")
    if not folder:
        raise DataError("no data: name the folder by --data or the environment variable DEMEANOR_DATA")
    if not Path(folder).is_dir():
        raise DataError(f"{folder}: no such folder")
    return Path(folder)
