#!/usr/bin/env python3
"""Trains the handwritten digit network on MNIST and writes digits.onnx.

Needs Debian's python3-torch and python3-numpy, and PENSIONSAI_DATA. Reproducible on one thread count: seeded, no
non-deterministic kernels on a CPU.

  train.py train OUT.onnx [--epochs N]    train on 92 % of the training writers, calibrate on the rest, export
  train.py evaluate MODEL.pt              accuracy on the unseen writers of test-a and on USPS
"""
import argparse, gzip, json, math, os, struct, sys
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SEED = 20261124
BATCH = 128


def data(*parts):
    root = os.environ.get("PENSIONSAI_DATA") or sys.exit("PENSIONSAI_DATA is not set")
    return os.path.join(root, *parts)


def idx(path):
    with gzip.open(path, "rb") as file:
        raw = file.read()
    kind = raw[3]
    shape = struct.unpack(f">{kind}I", raw[4:4 + 4 * kind])
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * kind).reshape(shape)


def mnist(part):
    folder = data("handwriting", "mnist")
    images = idx(f"{folder}/{part}-images-idx3-ubyte.gz").astype(np.float32) / 255
    labels = idx(f"{folder}/{part}-labels-idx1-ubyte.gz").astype(np.int64)
    with gzip.open(f"{folder}/{part}-writers.tsv.gz", "rt") as file:
        rows = [line.split("\t") for line in file if line[0].isdigit()]
    writers = np.array([int(row[3]) for row in rows])
    return torch.from_numpy(images)[:, None], torch.from_numpy(labels), writers


def usps():
    """USPS digits, 16 x 16 in -1..1, brought into MNIST's frame: 20 x 20 box, centre of mass in the middle."""
    with gzip.open(data("handwriting", "usps", "zip.train.gz"), "rt") as file:
        rows = np.array([[float(value) for value in line.split()] for line in file], np.float32)
    images = torch.from_numpy((rows[:, 1:].reshape(-1, 1, 16, 16) + 1) / 2)
    return normalise(images), torch.from_numpy(rows[:, 0].astype(np.int64))


def normalise(images):
    out = torch.zeros(len(images), 1, 28, 28)
    for i, image in enumerate(images[:, 0]):
        ys, xs = torch.where(image > 0.2)
        crop = image[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
        scale = 20 / max(crop.shape)
        size = [max(1, round(side * scale)) for side in crop.shape]
        crop = F.interpolate(crop[None, None], size=size, mode="bilinear", align_corners=False)[0, 0]
        total = crop.sum()
        cy = (crop.sum(1) * torch.arange(size[0])).sum() / total
        cx = (crop.sum(0) * torch.arange(size[1])).sum() / total
        top = int(min(max(round(float(14 - cy - 0.5)), 0), 28 - size[0]))
        left = int(min(max(round(float(14 - cx - 0.5)), 0), 28 - size[1]))
        out[i, 0, top:top + size[0], left:left + size[1]] = crop
    return out


class Net(nn.Module):
    """Two blocks of two 3 x 3 convolutions and a narrow head: about 145,000 parameters."""

    def __init__(self):
        super().__init__()
        def conv(inputs, outputs):
            return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())
        self.features = nn.Sequential(
            conv(1, 24), conv(24, 24), nn.MaxPool2d(2), nn.Dropout2d(0.05),
            conv(24, 48), conv(48, 48), nn.MaxPool2d(2), nn.Dropout2d(0.1),
            conv(48, 80), nn.MaxPool2d(2, padding=1))
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(0.3), nn.Linear(80 * 16, 56), nn.ReLU(), nn.Linear(56, 10))
        self.register_buffer("temperature", torch.ones(1))

    def forward(self, digits):
        return F.log_softmax(self.head(self.features(digits)) / self.temperature, dim=1)


def augment(images, generator):
    """What scanners, pens and segmentation do: turn, slant, scale, shift, thicken, thin, blur, speckle."""
    n = len(images)
    def uniform(low, high, *shape):
        return torch.rand(n, *shape, generator=generator) * (high - low) + low
    angle, shear = uniform(-0.22, 0.22), uniform(-0.25, 0.25)
    sx, sy = uniform(0.82, 1.2), uniform(0.82, 1.2)
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.stack([
        torch.stack([cos / sx, (-sin + shear) / sx, uniform(-0.12, 0.12)], 1),
        torch.stack([sin / sy, cos / sy, uniform(-0.12, 0.12)], 1)], 1)
    images = F.grid_sample(images, F.affine_grid(theta, images.shape, align_corners=False), align_corners=False)
    # Elastic bending on a coarse grid.
    bend = F.interpolate((torch.rand(n, 2, 5, 5, generator=generator) - 0.5) * 0.16, size=(28, 28), mode="bicubic", align_corners=False)
    base = F.affine_grid(torch.eye(2, 3).expand(n, 2, 3), images.shape, align_corners=False)
    images = F.grid_sample(images, base + bend.permute(0, 2, 3, 1), align_corners=False)
    pick = torch.rand(n, generator=generator)
    thick = F.max_pool2d(images, 3, 1, 1)
    thin = -F.max_pool2d(-images, 2, 1)
    thin = F.pad(thin, (0, 1, 0, 1))
    blur = F.avg_pool2d(images, 3, 1, 1)
    amount = uniform(0.2, 0.9, 1, 1, 1)
    images = torch.where((pick < 0.2)[:, None, None, None], images * (1 - amount) + thick * amount, images)
    images = torch.where(((pick >= 0.2) & (pick < 0.32))[:, None, None, None], images * (1 - amount) + thin * amount, images)
    images = torch.where(((pick >= 0.32) & (pick < 0.45))[:, None, None, None], images * (1 - amount) + blur * amount, images)
    gain = uniform(0.7, 1.25, 1, 1, 1)
    noise = torch.randn(images.shape, generator=generator) * uniform(0, 0.08, 1, 1, 1)
    return (images * gain + noise).clamp(0, 1)


@torch.no_grad()
def log_probabilities(net, images):
    net.eval()
    return torch.cat([net(batch) for batch in images.split(1000)])


def accuracy(net, images, labels):
    return (log_probabilities(net, images).argmax(1) == labels).float().mean().item()


def calibrate(net, images, labels):
    logits = log_probabilities(net, images)
    best = min((F.nll_loss(F.log_softmax(logits / t, 1), labels).item(), t) for t in np.arange(0.5, 2.51, 0.05))
    net.temperature.fill_(float(best[1]))
    return best


def train(arguments):
    torch.manual_seed(SEED)
    generator = torch.Generator().manual_seed(SEED)
    images, labels, writers = mnist("train")
    names = np.unique(writers)
    held_out = np.random.default_rng(SEED).permutation(names)[:len(names) * 8 // 100]
    validation = torch.from_numpy(np.isin(writers, held_out))
    val_images, val_labels = images[validation], labels[validation]
    images, labels = images[~validation], labels[~validation]
    print(f"train {len(images)}, validation {len(val_images)} of {len(held_out)} writers", flush=True)

    net = Net()
    print(f"parameters {sum(p.numel() for p in net.parameters())}", flush=True)
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-3)
    steps = arguments.epochs * math.ceil(len(images) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=steps, pct_start=0.2)
    average = torch.optim.swa_utils.AveragedModel(net, avg_fn=lambda old, new, _: 0.998 * old + 0.002 * new)
    for epoch in range(arguments.epochs):
        net.train()
        for batch in torch.randperm(len(images), generator=generator).split(BATCH):
            loss = F.nll_loss(net(augment(images[batch], generator)), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            average.update_parameters(net)
        print(f"epoch {epoch + 1}: loss {loss.item():.4f}, validation {accuracy(net, val_images, val_labels):.4%}", flush=True)

    best = average.module
    torch.optim.swa_utils.update_bn((augment(batch, generator) for batch in images.split(500)), best)
    if accuracy(best, val_images, val_labels) < accuracy(net, val_images, val_labels):
        best = net
    loss, temperature = calibrate(best, val_images, val_labels)
    print(f"validation {accuracy(best, val_images, val_labels):.4%}, nll {loss:.4f}, temperature {temperature:.2f}", flush=True)
    torch.save(best.state_dict(), os.path.splitext(arguments.out)[0] + ".pt")
    best.eval()
    torch.onnx.export(best, torch.zeros(1, 1, 28, 28), arguments.out, input_names=["digits"], output_names=["logProbabilities"],
                      dynamic_axes={"digits": {0: "n"}, "logProbabilities": {0: "n"}}, opset_version=13)
    report(best)


def report(net):
    images, labels, _ = mnist("test-a")
    figures = {"mnistUnseenWriters": round(accuracy(net, images, labels), 4)}
    images, labels = usps()
    figures["usps"] = round(accuracy(net, images, labels), 4)
    print(json.dumps(figures))


def evaluate(arguments):
    net = Net()
    net.load_state_dict(torch.load(arguments.model))
    report(net)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("out")
    command.add_argument("--epochs", type=int, default=12)
    command.set_defaults(run=train)
    command = commands.add_parser("evaluate")
    command.add_argument("model")
    command.set_defaults(run=evaluate)
    arguments = parser.parse_args()
    arguments.run(arguments)
