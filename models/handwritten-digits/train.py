"""Trains the digit network on MNIST's training writers, calibrates it on writers of its own and exports it as ONNX.

    python3 train.py --device cuda                      # about six minutes on a large GPU
    python3 train.py --epochs 2 --width 16 --output /tmp/trial     # on a CPU
    python3 train.py --continue --epochs 4              # goes on with the networks of digits.pt or digits.onnx, at a tenth of the rate
    python3 train.py --continue --epochs 2 --member 1   # goes on with one of them; the other stays as it is
    python3 train.py --export-only                      # the ONNX file from weights that were trained elsewhere

Needs PyTorch 1.13 (2.0 for a GPU) and NumPy (Debian: python3-torch, python3-numpy; python3-onnx to go on from the ONNX file) and the data folder in PENSIONSAI_DATA.
The test part of MNIST is not read here: evaluate.py measures it when the last decision has been made.
"""

import argparse
import copy
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional

from augmentation import change_thickness, distort, scan
from datasets import read_mnist
from drawn import draw
from network import CalibratedNetwork, DigitNetwork
from remains import leave
from restored import renew, restore
from segments import non_digits, normalise, whole_digits

SEED = 1934
# One network for each.
MEMBER_SEEDS = (1934, 7)
BATCH = 192
PEAK_RATE = 4e-3
NON_DIGIT = 10
# Examples of "not a digit" beside each batch of digits.
NON_DIGITS = 56
# Digits of hands that MNIST lacks, beside each batch.
DRAWN = 56
AVERAGE_DECAY = 0.997


def split_by_writer(writers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Indices for training and for validation, with no writer in both: 54 of 539 were drawn once for the latter."""
    chosen = np.loadtxt(Path(__file__).parent / "validation-writers.txt", dtype=int)
    held_out = np.isin(writers, chosen)
    return np.flatnonzero(~held_out), np.flatnonzero(held_out)


def as_input(images: torch.Tensor) -> torch.Tensor:
    return images.float().div(255).reshape(-1, 1, 28, 28)


def loss_of(network: DigitNetwork, digits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross-entropy on digits and on what is none. Both go through the same changes: else the changes would tell them apart."""
    drawn, drawn_labels = draw(DRAWN)
    distorted, labels = leave(distort(torch.cat([digits, drawn]))), torch.cat([labels, drawn_labels])
    pictures = torch.cat([whole_digits(distorted), non_digits(distorted, labels, NON_DIGITS)])
    logits = network(scan(change_thickness(pictures)).to(memory_format=torch.channels_last))
    return functional.cross_entropy(logits, torch.cat([labels, torch.full((NON_DIGITS,), NON_DIGIT)]))


def train(network: DigitNetwork, images: torch.Tensor, labels: torch.Tensor, rate: float, epochs: int, report) -> DigitNetwork:
    """Adam with one cycle of the rate; what is kept is the moving average of the weights."""
    # Channels last is more than twice as fast on a CPU.
    network = network.to(memory_format=torch.channels_last)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-3)
    steps = len(images) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, epochs=epochs, steps_per_epoch=steps, pct_start=0.2)
    for epoch in range(epochs):
        network.train()
        order = torch.randperm(len(images))
        for step in range(steps):
            batch = order[step * BATCH:(step + 1) * BATCH]
            loss = loss_of(network, as_input(images[batch]), labels[batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            follow(average, network)
        report(epoch, average)
    return average.to(memory_format=torch.contiguous_format).eval()


@torch.no_grad()
def follow(average: DigitNetwork, network: DigitNetwork) -> None:
    for mean, value in zip(average.state_dict().values(), network.state_dict().values()):
        if mean.dtype.is_floating_point:
            mean.lerp_(value, 1 - AVERAGE_DECAY)
        else:
            mean.copy_(value)


@torch.no_grad()
def logits_of(network: torch.nn.Module, digits: torch.Tensor) -> torch.Tensor:
    network.eval()
    return torch.cat([network(part) for part in digits.split(500)])


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    return (logits[:, :NON_DIGIT].argmax(1) == labels).float().mean().item()


def calibrate(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The temperature with the least cross-entropy, on a grid of 1 per cent."""
    grid = [1.01 ** power for power in range(-160, 161)]
    return min(grid, key=lambda temperature: functional.cross_entropy(logits / temperature, labels).item())


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--epochs", type=int, default=60)
    arguments.add_argument("--width", type=int, default=32)
    arguments.add_argument("--device", default="cpu")
    arguments.add_argument("--export-only", action="store_true")
    arguments.add_argument("--continue", action="store_true", dest="goes_on")
    arguments.add_argument("--member", type=int)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--output", type=Path, default=Path(__file__).parent)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    handwriting = Path(os.environ["PENSIONSAI_DATA"]) / "handwriting"
    options.output.mkdir(parents=True, exist_ok=True)

    if options.export_only:
        export(options.output)
        return

    images, labels, writers = read_mnist(handwriting / "mnist", "train")
    training, validation = split_by_writer(writers)
    if options.device != "cpu":
        torch.set_default_device(options.device)
        images, labels = images.to(options.device), labels.to(options.device)
    start = time.monotonic()

    def report(epoch: int, network: DigitNetwork) -> None:
        score = accuracy(logits_of(network, as_input(images[validation])), labels[validation])
        print(f"epoch {epoch + 1}: validation {score:.4%}, {time.monotonic() - start:.0f} s", flush=True)

    members = []
    known = load(options.output) if options.goes_on else None
    for index, seed in enumerate(MEMBER_SEEDS):
        torch.manual_seed(seed)
        network = known.networks[index] if options.goes_on else DigitNetwork(options.width)
        if options.member not in (None, index):
            members.append({"weights": network.state_dict(), "temperature": known.temperatures[index]})
            continue
        if options.goes_on:
            renew(network, as_input(images[training[:4000]]))
        rate = PEAK_RATE / 10 if options.goes_on else PEAK_RATE
        network = train(network, images[training], labels[training], rate, options.epochs, report)
        validation_logits = logits_of(network, normalise(as_input(images[validation])))
        temperature = calibrate(validation_logits[:, :NON_DIGIT], labels[validation])
        print(f"seed {seed}: validation {accuracy(validation_logits, labels[validation]):.4%}, temperature {temperature:.4f}")
        members.append({"weights": network.cpu().state_dict(), "temperature": temperature})
    torch.save({"width": network.features[0][0].out_channels, "members": members}, options.output / "digits.pt")
    if options.device == "cpu":
        export(options.output)


def load(folder: Path) -> CalibratedNetwork:
    """The trained networks as one. The weights are kept in digits.pt; where that is lost, they are read from what is served."""
    if not (folder / "digits.pt").exists():
        return restore(folder / "digits.onnx")
    trained = torch.load(folder / "digits.pt")
    networks = []
    for member in trained["members"]:
        network = DigitNetwork(trained["width"])
        network.load_state_dict(member["weights"])
        networks.append(network)
    return CalibratedNetwork(networks, [member["temperature"] for member in trained["members"]]).eval()


def export(folder: Path) -> None:
    torch.onnx.export(
        load(folder), torch.zeros(2, 1, 28, 28), str(folder / "digits.onnx"), opset_version=16,
        input_names=["digits"], output_names=["log_probabilities"],
        dynamic_axes={"digits": {0: "n"}, "log_probabilities": {0: "n"}})


if __name__ == "__main__":
    main()
