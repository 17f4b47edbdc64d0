"""Two voice nets that answer as one: what `export.joined` writes, to learn from."""

import json
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from .exported import Exported as Bundled
from .voice_speech import Exported, Level

#: How much the studio's net counts where all is familiar. Among .3 to .7, .5 to .7 differ by less than the sets can tell.
SHARE = .6

#: From images in dB to calibrated logits.
Studio = Callable[[torch.Tensor], torch.Tensor]


class Blend(nn.Module):
    """Scores of both, N x 7; the less familiar a recording, the less the second counts."""

    def __init__(self, corpora: Exported, studio: Studio):
        """Takes both.

        :param corpora: the net of eight corpora, which is indifferent to level
        :param studio: the net of quiet rooms
        """
        super().__init__()
        self.corpora, self._studio = corpora.eval().requires_grad_(False), studio

    @torch.no_grad()
    def forward(self, x: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        """From levelled images, and the level of each in dB."""
        logits, _, _, unfamiliar = self.corpora.levelled(x)
        second = self._studio(Level.restored(x, level))
        return mixed(logits.softmax(1), second.softmax(1), unfamiliar)


def studio_of(bundle: Path) -> Studio:
    """The net of quiet rooms, from its bundle's json."""
    about = json.loads(bundle.read_text(encoding="utf-8"))["preprocessing"]
    net, mean, deviation = Bundled(bundle), torch.tensor(about["mean"]), torch.tensor(about["std"])
    return lambda images: net((images.float() - mean) / deviation)


def mixed(corpora, studio, unfamiliar):
    """Tensors or arrays: scores of both, N x 7, and how unfamiliar each recording is, N x 1."""
    return corpora + SHARE * (1 - unfamiliar) * (studio - corpora)
