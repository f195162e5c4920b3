"""What happens to a digit between the training set and the network. All of it works on whole batches [N, 1, 28, 28]."""

import math

import torch
import torch.nn.functional as functional

# Share of a batch that is blurred.
BLUR_SHARE = 0.25

# Share of a batch whose proportions are far from MNIST's.
ODD_SHARE = 0.2

# Share of a batch that is bent, by how many pixels at most (one standard deviation), and the points that are moved, a side.
BENT_SHARE = 0.5
BEND = 1.0
BEND_POINTS = 5


def uniform(count: int, low: float, high: float) -> torch.Tensor:
    return torch.empty(count).uniform_(low, high)


def distort(digits: torch.Tensor) -> torch.Tensor:
    """Rotation to 13 degrees, shear to 0.3, scale to 15 per cent an axis, shift to 1 pixel; some far wider or narrower, or more slanted;
    some bent, as if written on rubber that is then let go."""
    count = len(digits)
    angle = uniform(count, -13, 13) * math.pi / 180
    is_odd = (torch.rand(count) < ODD_SHARE).float()
    shear = uniform(count, -0.3, 0.3) * (1 + is_odd * 0.7)
    scale_x, scale_y = 1 / uniform(count, 0.85, 1.15), 1 / uniform(count, 0.87, 1.13)
    scale_x, scale_y = scale_x * (1 + is_odd * uniform(count, -0.1, 0.35)), scale_y * (1 + is_odd * uniform(count, -0.05, 0.8))
    cosine, sine = torch.cos(angle), torch.sin(angle)
    matrices = torch.zeros(count, 2, 3)
    matrices[:, 0, 0] = scale_x * cosine
    matrices[:, 0, 1] = scale_x * (shear * cosine - sine)
    matrices[:, 1, 0] = scale_y * sine
    matrices[:, 1, 1] = scale_y * (shear * sine + cosine)
    matrices[:, :, 2] = torch.empty(count, 2).uniform_(-1 / 14, 1 / 14)
    grid = functional.affine_grid(matrices, digits.shape, align_corners=False) + bends(count, digits.shape[2:])
    return functional.grid_sample(digits, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def bends(count: int, size: torch.Size) -> torch.Tensor:
    """How far each pixel of each picture is moved [N, height, width, 2], in units of half the picture."""
    reach = uniform(count, 0, BEND) * (torch.rand(count) < BENT_SHARE).float() * 2 / size[1]
    moved = torch.randn(count, 2, BEND_POINTS, BEND_POINTS) * reach.reshape(-1, 1, 1, 1)
    return functional.interpolate(moved, size=size, mode="bicubic", align_corners=True).permute(0, 2, 3, 1)


def change_thickness(digits: torch.Tensor) -> torch.Tensor:
    """A thinner or thicker pen: a blend with the local minimum or maximum."""
    amount = uniform(len(digits), -0.5, 0.9).reshape(-1, 1, 1, 1)
    thick = functional.max_pool2d(digits, 3, stride=1, padding=1)
    thin = -functional.max_pool2d(-digits, 3, stride=1, padding=1)
    return digits + amount.clamp(min=0) * (thick - digits) - amount.clamp(max=0) * (thin - digits)


def scan(digits: torch.Tensor) -> torch.Tensor:
    """Coarse resolution, then the stretch to full ink that the service does, contrast of pen and paper, sensor noise."""
    count = len(digits)
    coarse = functional.avg_pool2d(digits, 3, stride=1, padding=1)
    blurred = (torch.rand(count) < BLUR_SHARE).float().reshape(-1, 1, 1, 1)
    digits = digits + blurred * (coarse - digits)
    digits = digits.clamp(0, 1)
    digits = digits / digits.amax(dim=(1, 2, 3), keepdim=True).clamp(min=0.1)
    digits = digits ** uniform(count, 0.6, 1.5).reshape(-1, 1, 1, 1)
    digits = digits * uniform(count, 0.75, 1.1).reshape(-1, 1, 1, 1)
    noise = torch.randn_like(digits) * uniform(count, 0, 0.05).reshape(-1, 1, 1, 1)
    return (digits + noise).clamp(0, 1)
