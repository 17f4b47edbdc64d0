"""The figures that the reference published, and which recipe of ours reproduces each."""

from dataclasses import dataclass

TEST, CROSS_VALIDATION, VALIDATION = "test on actors 21-24", "5-fold cross-validation", "validation"

#: Top-1 and top-3 in per cent; for one net only top-1 is published.
Figures = tuple[float, ...]


@dataclass(frozen=True)
class Published:
    """One net of the reference."""

    what: str
    #: By protocol.
    figures: dict[str, Figures]
    #: Name of our reproduction's results.
    name: str
    command: str
    #: Reason where there is no reproduction.
    missing: str

    def comparable(self) -> Figures:
        """The figures to compare ours with. Not the test's: ours are of actors 1-20."""
        return self.figures.get(CROSS_VALIDATION, self.figures.get(VALIDATION, ()))


_VIDEOS = "needs the videos of more than one actor"


def _voice(what: str, name: str, hours: int, **figures: Figures) -> Published:
    protocols = {"test": TEST, "cross_validated": CROSS_VALIDATION}
    return Published(f"voice, {what}", {protocols[key]: values for key, values in figures.items()}, name,
                     f"python -m demeanor_training.crossvalidate --net {name}", f"takes about {hours} h on one core")


def _face(what: str, name: str, test: Figures) -> Published:
    return Published(f"face, {what}", {TEST: test}, name,
                     "python -m demeanor_training.ravdess_faces --features FEATURES", _VIDEOS)


NETS = (
    _face("single frame", "face-ravdess-frames", (53.8, 83.3)),
    _face("whole clip, mean of its frames", "face-ravdess", (62.5, 90.1)),
    _voice("1D net as it began", "voice-1d-vanilla", 1, test=(41, 79)),
    _voice("1D net, tuned", "voice-1d", 4, test=(48, 80), cross_validated=(47, 82)),
    _voice("2D net as it began", "voice-2d-vanilla", 10, test=(40, 78)),
    _voice("2D net, tuned", "voice-2d", 64, test=(59, 88), cross_validated=(50.5, 83)),
    Published("face and voice fused", {TEST: (76.3, 95.7)}, "fusion-reference-mean",
              "python -m demeanor_training.fusion --face results/face-ravdess.scores.csv "
              "--voice results/voice-2d.scores.csv --name fusion-reference", _VIDEOS),
    Published("face, single frame, frozen ResNet50", {VALIDATION: (26,)}, "face-resnet50-frames",
              "python -m demeanor_training.resnet --features FEATURES --weights FILE",
              _VIDEOS + " and ImageNet's weights"),
)
