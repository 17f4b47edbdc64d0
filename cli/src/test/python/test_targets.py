"""cli/bench/targets.py reads its own words; what it measures takes minutes and is not tested."""
import subprocess
import sys
from pathlib import Path

TARGETS = Path(__file__).resolve().parents[4] / "cli" / "bench" / "targets.py"


def test_an_unknown_row_is_refused_and_the_known_ones_are_named(tmp_path):
    run = subprocess.run([sys.executable, TARGETS, tmp_path, "--only", "warm,vioce"], capture_output=True, text=True)
    assert run.returncode == 2
    said = run.stderr.splitlines()[-1]
    assert "there is no row 'vioce'" in said
    assert all(name in said for name in ("warm", "batch", "voice", "memory"))
    assert "Traceback" not in run.stderr
