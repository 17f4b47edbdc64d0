"""Files of arrays: in memory where there is room."""

from pathlib import Path

import numpy as np
import pytest

from demeanor_training.files import storage


@pytest.mark.parametrize("said, mapped", [("MemTotal: 9 kB\nMemAvailable: 4 kB\n", False), ("MemAvailable: 2 kB\n", True),
                                          ("MemTotal: 9 kB\n", True), (None, True)])
def test_large_arrays_are_in_memory_where_there_is_room(said: str | None, mapped: bool, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_MEMORY", tmp_path / "meminfo")
    if said is not None:
        (tmp_path / "meminfo").write_text(said)
    values = np.arange(256, dtype=np.float32)
    storage.write_array(tmp_path / "values.npy", values)
    read = storage.read_large(tmp_path / "values.npy")
    assert isinstance(read, np.memmap) == mapped and np.array_equal(read, values)
    read[0] = 7
    assert np.load(tmp_path / "values.npy")[0] == 0
