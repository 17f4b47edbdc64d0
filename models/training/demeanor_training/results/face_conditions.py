"""The table of face nets under conditions, results/face-conditions.md."""

from dataclasses import dataclass
from pathlib import Path

from ..files import storage
from . import markdown

FILE = "face-conditions.md"
HEAD = """# Face nets under conditions

Top-1 and top-3 in per cent; 95 % intervals by resampling pictures, or clips of actor 5, or people who pose. `face-compact`
and the net of four cycles learnt from actor 5's first sentence, and so know the man in the second one; the other nets
did not. `face-compact` alone learnt from people of four of the corpora below, but from none of those who judge here; its share was
chosen on them. Nothing else here was learnt from.
FER2013 is its validation part without the rows that equal a training row, changed as 48 x 48 pixels: blur and noise
by their standard deviations, small pictures shrunk and enlarged again, masks gray from row {masked} down. RAF-DB is a tenth
of its training part, cropped as the engine's detector would. Actor 5 of RAVDESS: clips without the neutral ones by the mean
of their pictures, and that divided by the mean over his clips. Only held-out people judge where people pose; KDEF's
pictures here are angry, happy and sad alone, those of the Chicago and London sets mostly neutral and smiling. Written by
`{command}`.

| net | pictures | n | top-1 (interval) | top-3 |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """What one net does on some pictures."""

    net: str
    pictures: str
    #: As `metrics.evaluate` gives it.
    figures: dict

    def text(self) -> str:
        return markdown.row(self.net, self.pictures, f"{self.figures['n']:,}", markdown.top1(self.figures),
                            f"{100 * self.figures['top3']:.1f}")


def write(rows: list[Row], masked: int, command: str, folder: Path) -> None:
    """:param masked: first row that masks cover"""
    storage.write_text(folder / FILE, HEAD.format(masked=masked, command=command) + "".join(row.text() for row in rows))
