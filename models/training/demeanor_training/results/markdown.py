"""Rows and figures of Markdown tables."""

from collections.abc import Sequence


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def share(value: float, interval: Sequence[float]) -> str:
    """Per cent with its interval, from fractions 0..1."""
    low, high = (100 * bound for bound in interval)
    return f"{100 * value:.1f} ({low:.1f}-{high:.1f})"


def top1(result: dict) -> str:
    """Top-1 with its interval, in per cent."""
    return share(result["top1"], result["top1_ci95"])
