"""How a missing or unusable file is reported: one line that names it."""

from collections.abc import Callable


class DataError(Exception):
    """A file that is missing or cannot be used; the message is one line that names it."""


class BadFiles:
    """Files that are missing or cannot be used: they end the run, or are named, counted and skipped."""

    def __init__(self, skip: bool):
        self.skip = skip
        self.count = 0

    def report(self, why: DataError) -> None:
        """Ends the run with this error, or names the file and goes on."""
        if not self.skip:
            raise why
        self.count += 1
        print(f"skipped: {why}", flush=True)

    def usable(self, read: Callable[[], object]) -> bool:
        """Whether a file can be read; if not, reports it."""
        try:
            read()
            return True
        except DataError as why:
            self.report(why)
            return False

    def summary(self) -> None:
        if self.count:
            print(f"files skipped: {self.count}; the figures are without them")
