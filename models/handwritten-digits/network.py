"""The digit network: five convolutions and two dense layers."""

import torch
from torch import nn

# The digits 0 to 9, and "not a digit".
CLASSES = 11

def block(inputs: int, outputs: int, kernel: int, pool: bool) -> nn.Sequential:
    """Convolution, pooling, normalisation, activation. Pooling comes first: the later steps then touch a quarter."""
    layers = [nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False)]
    if pool:
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class DigitNetwork(nn.Module):
    """Grey digits [N, 1, 28, 28], ink 1 and paper 0, to logits [N, 11]. The width is the number of the first convolution's filters."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.width = width
        self.features = nn.Sequential(
            block(1, width, 5, pool=True),
            block(width, 2 * width, 3, pool=False),
            block(2 * width, 2 * width, 3, pool=True),
            block(2 * width, 4 * width, 3, pool=False),
            block(4 * width, 4 * width, 3, pool=True),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(),
            nn.Dropout(0.3),
            nn.Linear(4 * width * 3 * 3, 8 * width),
            nn.ReLU(inplace=True),
            nn.Dropout(0.3),
            nn.Linear(8 * width, CLASSES),
        )

    def forward(self, digits: torch.Tensor) -> torch.Tensor:
        return self.classifier(self.features(digits))


class CalibratedNetwork(nn.Module):
    """What is exported: log-probabilities, the mean of networks that differ, each at its temperature on the validation writers. The mean of
    calibrated networks is less sure than it may be, as they err on different digits: what it says is raised to a power."""

    def __init__(self, networks: list[DigitNetwork], temperatures: list[float], power: float = 1.0) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)
        self.temperatures = temperatures
        self.power = power

    def forward(self, digits: torch.Tensor) -> torch.Tensor:
        votes = [torch.softmax(network(digits) / temperature, dim=1) for network, temperature in zip(self.networks, self.temperatures)]
        return torch.log_softmax(torch.stack(votes).mean(dim=0).clamp(min=1e-12).log() * self.power, dim=1)
