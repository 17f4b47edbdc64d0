"""Runs a command of this package."""

import sys
from collections.abc import Callable

from .errors import DataError


def run(main: Callable[[list[str]], None]) -> None:
    """Runs a command with the process's arguments; an unusable file ends it with one line instead of a stack trace."""
    try:
        main(sys.argv[1:])
    except DataError as mistake:
        sys.exit(f"demeanor_training: {mistake}")
