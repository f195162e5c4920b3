"""Trains the digit networks on MNIST's training writers, calibrates them on writers of their own and exports them as ONNX.

    python3 train.py --device cuda --epochs 179 --batch 512 --stock 400000     # about eight minutes on a large GPU
    python3 train.py --epochs 2 --width 16 --output /tmp/trial                  # on a CPU
    python3 train.py --continue --epochs 4              # goes on with the networks of digits.pt or digits.onnx, at a tenth of the rate
    python3 train.py --continue --epochs 2 --member 1   # goes on with one of them; the other stays as it is
    python3 train.py --export-only                      # the ONNX file from weights that were trained elsewhere

join.py makes one model of the best of several trainings.
Needs PyTorch 1.13 (2.0 for a GPU) and NumPy (Debian: python3-torch, python3-numpy; python3-onnx to go on from the ONNX file) and the data folder in PENSIONSAI_DATA.
The test part of MNIST is not read here: evaluate.py measures it when the last decision has been made.
"""

import argparse
import copy
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional

from augmentation import change_thickness, distort, scan
from datasets import read_mnist
from drawn import DrawnDigits
from network import CalibratedNetwork, DigitNetwork
from remains import leave
from restored import renew, restore
from segments import non_digits, normalise, whole_digits

SEED = 1934
# One network for each.
MEMBER_SEEDS = (1934, 7, 21)
BATCH = 192
PEAK_RATE = 4e-3
NON_DIGIT = 10
# Examples of "not a digit" beside each of MNIST's digits.
NON_DIGITS = 0.29
# Digits of hands that MNIST lacks, beside each of MNIST's.
DRAWN = 0.29
AVERAGE_DECAY = 0.997
# Batches whose pictures are made at once: on a GPU that takes hardly longer than those of one.
BATCHES_AT_ONCE = 8
# Epochs from one report to the next, where there are many.
REPORT_EVERY = 20


def split_by_writer(writers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Indices for training and for validation, with no writer in both: 54 of 539 were drawn once for the latter."""
    chosen = np.loadtxt(Path(__file__).parent / "validation-writers.txt", dtype=int)
    held_out = np.isin(writers, chosen)
    return np.flatnonzero(~held_out), np.flatnonzero(held_out)


def as_input(images: torch.Tensor) -> torch.Tensor:
    return images.float().div(255).reshape(-1, 1, 28, 28)


def pictures_of(digits: torch.Tensor, labels: torch.Tensor, stock: DrawnDigits) -> tuple[torch.Tensor, torch.Tensor]:
    """Digits and what is none, mixed. Both go through the same changes: else the changes would tell them apart."""
    drawn, drawn_labels = stock.take(round(DRAWN * len(digits)))
    none = round(NON_DIGITS * len(digits))
    distorted, labels = leave(distort(torch.cat([digits, drawn]))), torch.cat([labels, drawn_labels])
    pictures = torch.cat([whole_digits(distorted), non_digits(distorted, labels, none)])
    order = torch.randperm(len(pictures))
    return scan(change_thickness(pictures))[order], torch.cat([labels, torch.full((none,), NON_DIGIT)])[order]


def train(
    networks: list[DigitNetwork], images: torch.Tensor, labels: torch.Tensor, stock: DrawnDigits, rate: float, epochs: int, batch: int, report,
) -> list[DigitNetwork]:
    """AdamW with one cycle of the rate; what is kept is the moving average of the weights. All networks see the same pictures."""
    # Channels last is more than twice as fast on a CPU.
    networks = [network.to(memory_format=torch.channels_last) for network in networks]
    averages = copy.deepcopy(networks)
    kept, followed = ([value for network in group for value in network.state_dict().values()] for group in (averages, networks))
    parameters = [parameter for network in networks for parameter in network.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=1e-3)
    steps = len(images) // batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, epochs=epochs, steps_per_epoch=steps, pct_start=0.2)
    device = images.device.type
    for epoch in range(1, epochs + 1):
        for network in networks:
            network.train()
        for pictures, digits in batches(images, labels, stock, steps, batch):
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device != "cpu"):
                loss = sum(functional.cross_entropy(network(pictures), digits) for network in networks)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            follow(kept, followed)
        if epoch % REPORT_EVERY == 0 or epoch == epochs or epochs < REPORT_EVERY:
            report(epoch, averages)
    return [average.to(memory_format=torch.contiguous_format).eval() for average in averages]


def batches(
    images: torch.Tensor, labels: torch.Tensor, stock: DrawnDigits, steps: int, batch: int,
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """The pictures and labels of each step of an epoch."""
    for chosen in torch.randperm(len(images))[:steps * batch].split(BATCHES_AT_ONCE * batch):
        pictures, digits = pictures_of(as_input(images[chosen]), labels[chosen], stock)
        count = len(chosen) // batch
        yield from zip(pictures.to(memory_format=torch.channels_last).tensor_split(count), digits.tensor_split(count))


@torch.no_grad()
def follow(kept: list[torch.Tensor], followed: list[torch.Tensor]) -> None:
    for mean, value in zip(kept, followed):
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


def calibrate(network: torch.nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    """The temperature with the least cross-entropy, on a grid of 1 per cent."""
    logits = logits_of(network, normalise(as_input(images)))
    digits = logits[:, :NON_DIGIT]
    grid = [1.01 ** power for power in range(-160, 161)]
    temperature = min(grid, key=lambda divisor: functional.cross_entropy(digits / divisor, labels).item())
    print(f"validation {accuracy(logits, labels):.4%}, temperature {temperature:.4f}", flush=True)
    return temperature


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--epochs", type=int, default=60)
    arguments.add_argument("--width", type=int, default=48)
    arguments.add_argument("--batch", type=int, default=BATCH)
    arguments.add_argument("--stock", type=int, default=50_000, help="how many digits are drawn")
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

    def report(epoch: int, networks: list[DigitNetwork]) -> None:
        scores = [accuracy(logits_of(network, as_input(images[validation])), labels[validation]) for network in networks]
        print(f"epoch {epoch}: validation {', '.join(f'{score:.4%}' for score in scores)}, {time.monotonic() - start:.0f} s", flush=True)

    if options.goes_on:
        known = load(options.output)
        networks, temperatures = list(known.networks), list(known.temperatures)
        for network in networks:
            renew(network, as_input(images[training[:4000]]))
    else:
        networks, temperatures = [], [1.0] * len(MEMBER_SEEDS)
        for seed in MEMBER_SEEDS:
            torch.manual_seed(seed)
            networks.append(DigitNetwork(options.width))
    members = range(len(networks)) if options.member is None else [options.member]
    torch.manual_seed(SEED)
    rate = PEAK_RATE / 10 if options.goes_on else PEAK_RATE
    trained = train(
        [networks[member] for member in members], images[training], labels[training], DrawnDigits(options.stock), rate, options.epochs,
        options.batch, report)
    for member, network in zip(members, trained):
        networks[member], temperatures[member] = network, calibrate(network, images[validation], labels[validation])
    finish(networks, temperatures, images[validation], labels[validation], options.output)


def finish(networks: list[DigitNetwork], temperatures: list[float], images: torch.Tensor, labels: torch.Tensor, folder: Path) -> None:
    """Calibrates the networks' mean on the validation writers, keeps the weights in digits.pt and exports them."""
    power = 1 / calibrate(CalibratedNetwork(networks, temperatures), images, labels)
    torch.save({
        "members": [
            {"width": network.width, "weights": network.cpu().state_dict(), "temperature": temperature}
            for network, temperature in zip(networks, temperatures)
        ],
        "power": power,
    }, folder / "digits.pt")
    # Elsewhere than on a CPU the version of PyTorch may be one that exports otherwise: --export-only.
    if images.device.type == "cpu":
        export(folder)


def load(folder: Path) -> CalibratedNetwork:
    """The trained networks as one. The weights are kept in digits.pt; where that is lost, they are read from what is served."""
    if not (folder / "digits.pt").exists():
        return restore(folder / "digits.onnx")
    known = torch.load(folder / "digits.pt")
    networks = []
    for member in known["members"]:
        network = DigitNetwork(member["width"])
        network.load_state_dict(member["weights"])
        networks.append(network)
    return CalibratedNetwork(networks, [member["temperature"] for member in known["members"]], known["power"]).eval()


def export(folder: Path) -> None:
    torch.onnx.export(
        load(folder), torch.zeros(2, 1, 28, 28), str(folder / "digits.onnx"), opset_version=16,
        input_names=["digits"], output_names=["log_probabilities"],
        dynamic_axes={"digits": {0: "n"}, "log_probabilities": {0: "n"}})


if __name__ == "__main__":
    main()
