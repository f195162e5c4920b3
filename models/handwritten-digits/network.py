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
    """Grey digits [N, 1, 28, 28], ink 1 and paper 0, to logits [N, 11]."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            block(1, 16, 5, pool=True),
            block(16, 32, 3, pool=False),
            block(32, 32, 3, pool=True),
            block(32, 64, 3, pool=False),
            block(64, 64, 3, pool=True),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(), nn.Dropout(0.3), nn.Linear(64 * 3 * 3, 128), nn.ReLU(inplace=True), nn.Dropout(0.3), nn.Linear(128, CLASSES)
        )

    def forward(self, digits: torch.Tensor) -> torch.Tensor:
        return self.classifier(self.features(digits))


class CalibratedNetwork(nn.Module):
    """What is exported: log-probabilities at the temperature found on the validation writers."""

    def __init__(self, network: DigitNetwork, temperature: float) -> None:
        super().__init__()
        self.network = network
        self.temperature = temperature

    def forward(self, digits: torch.Tensor) -> torch.Tensor:
        return torch.log_softmax(self.network(digits) / self.temperature, dim=1)
