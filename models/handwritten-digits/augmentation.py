"""What happens to a digit between the training set and the network. All of it works on whole batches [N, 1, 28, 28]."""

import math

import torch
import torch.nn.functional as functional

# Share of a batch to which the rarer changes happen.
NEIGHBOUR_SHARE = 0.15
BLUR_SHARE = 0.25
NON_DIGIT_SHARE = 0.12


def uniform(count: int, low: float, high: float) -> torch.Tensor:
    return torch.empty(count).uniform_(low, high)


def warp(digits: torch.Tensor, matrices: torch.Tensor) -> torch.Tensor:
    """Samples each digit through its own 2x3 matrix, in units of half the picture."""
    grid = functional.affine_grid(matrices, digits.shape, align_corners=False)
    return functional.grid_sample(digits, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def move(digits: torch.Tensor, columns: torch.Tensor, rows: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    """Scales about the middle, then moves by pixels."""
    matrices = torch.zeros(len(digits), 2, 3)
    matrices[:, 0, 0] = matrices[:, 1, 1] = 1 / scale
    matrices[:, 0, 2] = -columns / 14 / scale
    matrices[:, 1, 2] = -rows / 14 / scale
    return warp(digits, matrices)


def distort(digits: torch.Tensor) -> torch.Tensor:
    """Rotation to 13 degrees, shear to 0.3, scale to 15 per cent an axis, shift to 2 pixels."""
    count = len(digits)
    angle = uniform(count, -13, 13) * math.pi / 180
    shear = uniform(count, -0.3, 0.3)
    scale_x, scale_y = 1 / uniform(count, 0.85, 1.15), 1 / uniform(count, 0.87, 1.13)
    cosine, sine = torch.cos(angle), torch.sin(angle)
    matrices = torch.zeros(count, 2, 3)
    matrices[:, 0, 0] = scale_x * cosine
    matrices[:, 0, 1] = scale_x * (shear * cosine - sine)
    matrices[:, 1, 0] = scale_y * sine
    matrices[:, 1, 1] = scale_y * (shear * sine + cosine)
    matrices[:, :, 2] = torch.empty(count, 2).uniform_(-2 / 14, 2 / 14)
    return warp(digits, matrices)


def change_thickness(digits: torch.Tensor) -> torch.Tensor:
    """A thinner or thicker pen: a blend with the local minimum or maximum."""
    amount = uniform(len(digits), -0.7, 0.9).reshape(-1, 1, 1, 1)
    thick = functional.max_pool2d(digits, 3, stride=1, padding=1)
    thin = -functional.max_pool2d(-digits, 3, stride=1, padding=1)
    return digits + amount.clamp(min=0) * (thick - digits) - amount.clamp(max=0) * (thin - digits)


def add_neighbours(digits: torch.Tensor) -> torch.Tensor:
    """Leaves a part of another digit at the edge, as a cut between touching digits does."""
    count = len(digits)
    side = torch.where(torch.rand(count) < 0.5, -1.0, 1.0)
    others = move(digits[torch.randperm(count)], side * uniform(count, 17, 22), uniform(count, -3, 3), torch.ones(count))
    chosen = (torch.rand(count) < NEIGHBOUR_SHARE).float().reshape(-1, 1, 1, 1)
    return torch.maximum(digits, others * chosen)


def scan(digits: torch.Tensor) -> torch.Tensor:
    """Coarse resolution, contrast of pen and paper, sensor noise."""
    count = len(digits)
    coarse = functional.avg_pool2d(digits, 3, stride=1, padding=1)
    blurred = (torch.rand(count) < BLUR_SHARE).float().reshape(-1, 1, 1, 1)
    digits = digits + blurred * (coarse - digits)
    digits = digits.clamp(0, 1) ** uniform(count, 0.6, 1.5).reshape(-1, 1, 1, 1)
    digits = digits * uniform(count, 0.75, 1.1).reshape(-1, 1, 1, 1)
    noise = torch.randn_like(digits) * uniform(count, 0, 0.08).reshape(-1, 1, 1, 1)
    return (digits + noise).clamp(0, 1)


def augment(digits: torch.Tensor) -> torch.Tensor:
    return scan(add_neighbours(change_thickness(distort(digits))))


def non_digits(digits: torch.Tensor) -> torch.Tensor:
    """Two digits in the place of one: what a missing cut makes. The network is taught to be unsure of them.

    They go through the same changes as digits do: otherwise the network learns to be unsure of whatever was not changed.
    """
    count = max(2, int(len(digits) * NON_DIGIT_SHARE))
    first = digits[torch.randperm(len(digits))[:count]]
    second = digits[torch.randperm(len(digits))[:count]]
    scale = uniform(count, 0.5, 0.7)
    gap = scale * uniform(count, 7, 10)
    pairs = torch.maximum(
        move(first, -gap, uniform(count, -2, 2), scale), move(second, gap, uniform(count, -2, 2), scale))
    return scan(change_thickness(distort(pairs)))
