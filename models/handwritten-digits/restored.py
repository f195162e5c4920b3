"""Reads the trained networks back from the ONNX file, so that training can go on from what is served."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from network import CalibratedNetwork, DigitNetwork

# The export keeps the normalisation behind a pooling as it is and folds the others into their convolutions.
KEPT, FOLDED = (0, 2, 4), (1, 3)
NORMALISATION = ("weight", "bias", "running_mean", "running_var")


def restore(path: Path) -> CalibratedNetwork:
    """What the file computes. A folded normalisation changes nothing until `renew` has seen digits."""
    graph = onnx.load(str(path)).graph
    values = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    constants = {node.output[0]: numpy_helper.to_array(node.attribute[0].t) for node in graph.node if node.op_type == "Constant"}
    temperatures = [float(constants[node.input[1]]) for node in graph.node if node.op_type == "Div"]
    # Until 1.5.0 the mean was served as it was.
    powers = [float(constants[node.input[1]]) for node in graph.node if node.op_type == "Mul"]
    networks = []
    for number in range(len(temperatures)):
        prefix = f"networks.{number}."
        weights = {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
        folded = [node for node in graph.node if node.op_type == "Conv" and f"/networks.{number}/" in node.output[0] and len(node.input) == 3]
        for block, node in zip(FOLDED, folded):
            bias = values[node.input[2]]
            weights[f"features.{block}.0.weight"] = values[node.input[1]]
            weights |= zip((f"features.{block}.1.{name}" for name in NORMALISATION),
                           (torch.ones_like(bias), bias, torch.zeros_like(bias), torch.ones_like(bias)))
        network = DigitNetwork(len(weights["features.0.0.weight"]))
        network.load_state_dict(weights, strict=False)
        for block in FOLDED:
            # What was folded in had its epsilon already.
            network.features[block][1].running_var -= network.features[block][1].eps
        networks.append(network.eval())
    return CalibratedNetwork(networks, temperatures, powers[0] if powers else 1.0).eval()


@torch.no_grad()
def renew(network: DigitNetwork, pictures: torch.Tensor) -> None:
    """Gives normalisations that were folded the mean and variance of what they see, with the same outcome: training divides by these."""
    for number, block in enumerate(network.features):
        if number in FOLDED:
            seen, normalisation = block[0](pictures), block[1]
            mean, variance = seen.mean(dim=(0, 2, 3)), seen.var(dim=(0, 2, 3))
            gain = normalisation.weight / (normalisation.running_var + normalisation.eps).sqrt()
            normalisation.bias.add_((mean - normalisation.running_mean) * gain)
            normalisation.weight.copy_(gain * (variance + normalisation.eps).sqrt())
            normalisation.running_mean.copy_(mean)
            normalisation.running_var.copy_(variance)
        pictures = block(pictures)
