"""How unlike everything that was learnt a recording is: by its nearest neighbours among embeddings that were learnt from."""

import torch
import torch.nn.functional as F
from torch import nn

#: Recordings that stand for all, and how many of the nearest are looked at.
REFERENCES, NEAREST = 500, 5
#: A logistic curve with this slope is close to a normal distribution's.
_LOGISTIC = 1.7


class Familiarity(nn.Module):
    """From embeddings, N x D, to N x 1 in 0..1.

    .5 is as far from what was learnt as the median recording that was learnt is from other speakers' recordings.
    """

    def __init__(self, embeddings: torch.Tensor, speakers: list[str], weights: torch.Tensor, seed: int):
        """Takes what was learnt.

        :param embeddings: M x D
        :param speakers: of each; a recording's own speaker tells nothing of how far others are
        :param weights: how likely each is drawn as a reference
        """
        super().__init__()
        self.nearest = min(NEAREST, len(embeddings))
        drawn = torch.multinomial(weights.double(), min(REFERENCES, len(embeddings)), False,
                                  generator=torch.Generator().manual_seed(seed))
        self.register_buffer("mean", embeddings.mean(0))
        self.register_buffer("scale", embeddings.std(0) + 1e-6)
        self.register_buffer("references", self._placed(embeddings[drawn]))
        numbers = {speaker: number for number, speaker in enumerate(dict.fromkeys(speakers))}
        speaker = torch.tensor([numbers[one] for one in speakers])
        likeness = self._placed(embeddings) @ self.references.T
        likeness[speaker[:, None] == speaker[drawn][None]] = -1
        low, middle, high = torch.quantile(self._near(likeness), torch.tensor([.16, .5, .84])).tolist()
        self.middle, self.spread = middle, max(1e-6, (high - low) / 2 / _LOGISTIC)

    def forward(self, embedding: torch.Tensor) -> torch.Tensor:
        near = self._near(self._placed(embedding) @ self.references.T)
        return ((self.middle - near) / self.spread).sigmoid().unsqueeze(1)

    def _placed(self, embeddings: torch.Tensor) -> torch.Tensor:
        return F.normalize((embeddings - self.mean) / self.scale, dim=1)

    def _near(self, likeness: torch.Tensor) -> torch.Tensor:
        return likeness.topk(self.nearest, 1).values.mean(1)
