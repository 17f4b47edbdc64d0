"""The card of a bundle: what a user should know about a net."""

import datetime
from pathlib import Path

from torch import nn

from ..data.labels import LABELS
from . import cost
from .description import Description


def interim_note(done: int, planned: int) -> str:
    """A line for the card of a net from an unfinished run; empty for a finished one."""
    if done == planned:
        return ""
    return (f"\n- Taken after epoch {done} of {planned}: the run was not finished, its learning rate not yet decayed. "
            "The results above are those of this very net.")


def text(about: Description, validation: dict, net: nn.Module, file: Path) -> str:
    """Markdown.

    :param validation: as `evaluation.judge` gives it
    :param file: the exported net
    """
    parameters = sum(weights.numel() for weights in net.parameters())
    low, high = validation["top1_ci95"]
    rows = "\n".join(f"| {label} | {validation['precision'][label]:.2f} | {validation['recall'][label]:.2f} | "
                     f"{validation['f1'][label]:.2f} |" for label in LABELS)
    return f"""# {about.name}

{about.description}

- Trained on: {about.data}
- Command: `{about.command}` (seed {', '.join(map(str, about.seeds))}, {about.epochs} epochs), {datetime.date.today().isoformat()}
- Size: {parameters:,} parameters, {file.stat().st_size:,} bytes, {cost.flops(net, about.input_shape) / 1e6:,.1f} MFLOP an input
- Time: {cost.time_line(file, about.input_shape)}
- Licence of the weights: {about.licence}

{about.first}## Results

Protocol: {about.protocol}

Top-1 {100 * validation['top1']:.1f} % (95 % interval {100 * low:.1f} to {100 * high:.1f}), \
top-3 {100 * validation['top3']:.1f} %, n = {validation['n']}. Printed by the command above. \
{_calibration(about, validation)}

| class | precision | recall | F1 |
|---|---|---|---|
{rows}

{about.card}
"""


def _calibration(about: Description, validation: dict) -> str:
    if about.calibrated:
        return about.calibrated
    if about.temperature == 1:
        return "Not calibrated yet."
    if about.temperature != validation["temperature"]:
        return (f"The bundle's temperature is {about.temperature:.3f}; by these alone it would be "
                f"{validation['temperature']:.3f} (expected calibration error {validation['calibration_error_before']:.3f} "
                f"without any, {validation['calibration_error_after']:.3f} with this one).")
    return (f"Calibrated by a temperature of {about.temperature:.3f}; expected calibration error before "
            f"{validation['calibration_error_before']:.3f}, after {validation['calibration_error_after']:.3f}.")
