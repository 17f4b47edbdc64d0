"""ResNet50 up to its pooled features. The weights are a user's own: a state dict in torchvision's layout."""

import pickle
from pathlib import Path

import torch
from torch import nn

from ..files.errors import DataError

FEATURES = 2048
#: ImageNet's mean and deviation of red, green and blue in 0..1, which the weights expect to be standardised by.
MEAN, STD = (.485, .456, .406), (.229, .224, .225)


class Bottleneck(nn.Module):
    """1 x 1, 3 x 3, 1 x 1 beside a shortcut; names as in torchvision's files."""

    def __init__(self, channels_in: int, width: int, stride: int):
        super().__init__()
        out = 4 * width
        self.conv1, self.bn1 = nn.Conv2d(channels_in, width, 1, bias=False), nn.BatchNorm2d(width)
        self.conv2, self.bn2 = nn.Conv2d(width, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width)
        self.conv3, self.bn3 = nn.Conv2d(width, out, 1, bias=False), nn.BatchNorm2d(out)
        self.downsample = None if channels_in == out and stride == 1 else nn.Sequential(
            nn.Conv2d(channels_in, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = torch.relu(self.bn1(self.conv1(x)))
        y = self.bn3(self.conv3(torch.relu(self.bn2(self.conv2(y)))))
        return torch.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet50(nn.Module):
    """Up to the global average pooling. Input N x 3 x 224 x 224 in 0..1, output N x 2048."""

    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64)
        channels = 64
        for layer, (width, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), 1):
            strides = [1 if layer == 1 else 2] + [1] * (blocks - 1)
            stack = []
            for stride in strides:
                stack.append(Bottleneck(channels, width, stride))
                channels = 4 * width
            self.add_module(f"layer{layer}", nn.Sequential(*stack))
        self._mean, self._std = (torch.tensor(values).view(3, 1, 1) for values in (MEAN, STD))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.bn1(self.conv1((x - self._mean) / self._std)))
        x = nn.functional.max_pool2d(x, 3, 2, 1)
        return self.layer4(self.layer3(self.layer2(self.layer1(x)))).mean((2, 3))


def load(weights: Path | None) -> ResNet50:
    if weights is None:
        raise DataError("the baseline needs ImageNet weights: name a file of torchvision's resnet50 by --weights")
    net = ResNet50()
    try:
        state = torch.load(weights, map_location="cpu", weights_only=True)
        net.load_state_dict({key: value for key, value in state.items() if not key.startswith("fc.")})
    except FileNotFoundError as missing:
        raise DataError(f"{weights}: no such file") from missing
    except (RuntimeError, EOFError, LookupError, AttributeError, ValueError, pickle.UnpicklingError) as broken:
        raise DataError(f"{weights}: not the weights of a ResNet50 in torchvision's layout") from broken
    return net.eval()
