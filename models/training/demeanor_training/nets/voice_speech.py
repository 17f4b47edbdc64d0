"""Our voice net that is indifferent to level and says where speech is: residual blocks, then attention over time."""

import math

import torch
from torch import nn

from ..data import mel
from .voice import Residual, full

#: Largest level below the voice's that is told apart, in dB.
DEPTH = 60
#: What a sum of powers over 61 bands and 282 frames is above their mean, in dB, and a little more.
VALUES_DB = 43.3
#: Of an image relative to the voice's level: what becomes 0, and how many dB become 1.
MEAN_DB, DEVIATION_DB = -35.6, 21.8
#: What of a step without speech still counts.
LEAST = .02


class Level(nn.Module):
    """dB images to images relative to the mean power from 300 to 3400 Hz: a recording's level becomes no evidence.

    Band limits, silence beside the voice, and faint noise below it change little.
    """

    def __init__(self):
        super().__init__()
        self._bands = slice(mel.bands_below(300), mel.bands_below(3400))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x - self.of(x)).clamp(min=-DEPTH) * (1 / DEVIATION_DB) - MEAN_DB / DEVIATION_DB

    def of(self, x: torch.Tensor) -> torch.Tensor:
        """The level that is divided out, in dB: N x C x 1 x 1."""
        neper = math.log(10) / 10
        # ONNX Runtime takes five times as long for a logsumexp, which no mel image needs: its powers are within 1e-10 to 1e8.
        return (x[:, :, self._bands] * neper).exp().sum((2, 3), keepdim=True).log() / neper - VALUES_DB

    @staticmethod
    def restored(x: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        """Images in dB again, at the levels given, N."""
        return x * DEVIATION_DB + MEAN_DB + level.view(-1, 1, 1, 1)


class Temporal(nn.Module):
    """Two convolutions over time beside a shortcut."""

    def __init__(self, channels: int, dilation: int):
        super().__init__()
        self.body = nn.Sequential(nn.Conv1d(channels, channels, 3, padding=dilation, dilation=dilation, bias=False),
                                  nn.BatchNorm1d(channels), nn.ReLU(), nn.Conv1d(channels, channels, 1, bias=False),
                                  nn.BatchNorm1d(channels))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.body(x))


class VoiceAndSpeech(nn.Module):
    """From `Level`'s images, N x 1 x 128 x 282, to logits of the classes, N x 7, and of speech, N x 36."""

    def __init__(self, channels: tuple[int, int, int, int] = (24, 48, 96, 128), dropout: float = .15):
        super().__init__()
        first, second, third, last = channels
        self.features = nn.Sequential(
            nn.Conv2d(1, first, (7, 5), (4, 2), (3, 2), bias=False), nn.BatchNorm2d(first), nn.ReLU(),
            Residual(first, second, (2, 2), full), Residual(second, third, (2, 2), full),
            Residual(third, last, (2, 1), full),
            nn.Conv2d(last, last, (4, 1), groups=last, bias=False), nn.BatchNorm2d(last), nn.ReLU(), nn.Flatten(2))
        self.speech = nn.Sequential(nn.Conv1d(last, 32, 3, padding=1), nn.ReLU(), nn.Conv1d(32, 1, 3, padding=1))
        self.temporal = nn.Sequential(Temporal(last, 1), Temporal(last, 2))
        for block in self.temporal:
            # At first they change nothing.
            nn.init.zeros_(block.body[-1].weight)
        self.attention = nn.Sequential(nn.Conv1d(last, 48, 1), nn.Tanh(), nn.Conv1d(48, last, 1))
        self.head = nn.Sequential(nn.BatchNorm1d(2 * last), nn.Dropout(dropout), nn.Linear(2 * last, 7))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        embedding, speech = self.embedded(x)
        return self.head[1:](embedding), speech

    def embedded(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the last layer takes in, N x 256, and logits of speech."""
        steps = self.features(x)
        speech = self.speech(steps)
        steps = self.temporal(steps)
        # Steps without speech count nearly nothing. What speech is, the classes do not teach.
        weights = (self.attention(steps) + (speech.detach().sigmoid() + LEAST).log()).softmax(2)
        mean = (weights * steps).sum(2)
        variance = (weights * steps.square()).sum(2) - mean.square()
        return self.head[0](torch.cat([mean, variance.clamp(min=1e-5).sqrt()], 1)), speech.squeeze(1)


class Exported(nn.Module):
    """As the engine runs it: from images in dB to logits, N x 7, probabilities of speech, N x 36, the embedding, N x 256, and
    how unfamiliar it is, N x 1.
    """

    #: Names of what it gives.
    OUTPUTS = ("logits", "speech", "embedding", "unfamiliar")

    def __init__(self, net: VoiceAndSpeech, familiarity: nn.Module, doubt: tuple[float, ...] = (0.0, 0.0)):
        """Joins what is trained and what is fitted.

        :param doubt: logarithm of the temperature that divides the logits of what is familiar, what is added to it where
            unfamiliarity is 1, and, unless left out, what is added to the logit of each class there
        """
        super().__init__()
        self.level, self.net, self.familiarity, self.doubt = Level(), net, familiarity, doubt

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.levelled(self.level(x))

    def levelled(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """From `Level`'s images."""
        embedding, speech = self.net.embedded(x)
        unfamiliar = self.familiarity(embedding)
        known, added, *lean = self.doubt
        logits = self.net.head[1:](embedding) * (-known - added * unfamiliar).exp()
        if lean:
            logits = logits + unfamiliar * unfamiliar.new_tensor(lean)
        return logits, speech.sigmoid(), embedding, unfamiliar
