"""Writes each file whole or not at all, so that a run killed at any moment can go on."""

import csv
import hashlib
import io
import json
import os
from pathlib import Path

import numpy as np

from .errors import DataError

_MEMORY = Path("/proc/meminfo")


def write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, file)


def write_json(file: Path, value: dict) -> None:
    write_text(file, json.dumps(value, indent=1) + "\n")


def write_csv(file: Path, rows: list[dict]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(file, text.getvalue())


def write_array(file: Path, values: np.ndarray) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part.npy")
    np.save(part, values)
    os.replace(part, file)


def read_large(file: Path) -> np.ndarray:
    """An array in memory where that has room for three of it, else mapped: pages of a mapped file can be taken away and are
    then read again and again. Several processes may read one array.
    """
    # Copy on write: PyTorch takes no read-only array, and nobody writes.
    return read_array(file, None if 3 * file.stat().st_size <= _available() else "c")


def read_array(file: Path, mmap_mode: str | None = None) -> np.ndarray:
    """:param mmap_mode: as numpy.load takes it"""
    try:
        return np.load(file, mmap_mode=mmap_mode)
    except (ValueError, EOFError) as broken:
        raise DataError(f"{file}: damaged; remove it to have it made anew") from broken


def _available() -> int:
    """Bytes of memory that programs can get without swapping; 0 where Linux does not say."""
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")), 0)


def fingerprint(files: list[Path]) -> str:
    """16 digits that differ for files of other names or sizes."""
    return hashlib.sha256(repr([(file.name, file.stat().st_size) for file in files]).encode()).hexdigest()[:16]
