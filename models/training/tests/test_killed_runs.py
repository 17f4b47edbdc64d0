"""A killed run goes on with the same command and ends with the same figures, table and net."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

#: Makes a small run of a recipe for each line of input, and prints its exit code. Runs are forked, since importing PyTorch
#: takes longer than such a run, and killed when they rename their nth file.
PROGRAM = """
import functools, json, os, signal, sys, torch
from demeanor_training.data import ravdess
from demeanor_training.nets import face
from demeanor_training.recipes import (face_compact, face_reference, face_teacher, voice_crossvalidation, voice_grid,
                                       voice_reference)

ravdess.ACTORS = (1, 2)
ravdess.INTENSITIES = ravdess.STATEMENTS = ravdess.REPETITIONS = ("01",)
voice_reference.VALIDATION_ACTORS = (2,)
face_reference.SECOND_EPOCHS = 1
face_compact.TEACHERS = (1,)
face_teacher.teacher = functools.partial(face.teacher, width=8)
voice_grid.SLOPES, voice_grid.BIAS_L2 = (0.0,), (.01,)
voice_grid.RATES, voice_grid.DROPOUTS = {"1d": (1e-3,)}, {"1d": (.3,)}

# The first optimizer makes PyTorch import much more: better once here than in each fork.
torch.optim.Adam([torch.zeros(1)])

def die_at(number):
    replace, files = os.replace, 0
    def counted(source, target):
        nonlocal files
        files += 1
        if files == number:
            os.kill(os.getpid(), signal.SIGKILL)
        replace(source, target)
    os.replace = counted

for line in sys.stdin:
    recipe, number, arguments = json.loads(line)
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        die_at(number)
        sys.exit(globals()[recipe].main(arguments))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
VOICE = ["--processes", "1", "--net"]


@pytest.fixture(scope="module")
def run() -> Iterator[Callable[[str, int, list[str]], int]]:
    """Runs a recipe, to be killed at its nth file (0: never), and gives its exit code."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=Path(__file__).parents[1], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as program:
        def ended(recipe: str, number: int, arguments: list[str]) -> int:
            program.stdin.write(json.dumps([recipe, number, arguments]) + "\n")
            program.stdin.flush()
            return int(program.stdout.readline())

        yield ended


@pytest.fixture(scope="module")
def mel_images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all runs: computing the images takes a while and is not what is tested."""
    return tmp_path_factory.mktemp("cache")


def left(folder: Path) -> dict[str, bytes]:
    """What runs leave behind, without the files that hold a date or a time."""
    return {file.name: file.read_bytes() for pattern in ("results/*", "runs/*.json", "runs/*.npy", "out/*.onnx")
            for file in folder.glob(pattern)}


# Kills, by the order of files: checkpoints (one an epoch), scores of a fold, figures, tables, bundles.
@pytest.mark.parametrize("recipe, options, places, kills, expected", [
    pytest.param("voice_grid", [*VOICE, "1d"], ["results"], [2, 3, 5], {"grid-1d.csv"}, id="grid"),
    pytest.param("voice_crossvalidation", [*VOICE, "voice-1d-vanilla"], ["results"], [2, 2, 3, 4, 3],
                 {"voice-1d-vanilla.json", "voice-1d-vanilla.scores.csv", "README.md"}, id="crossvalidate"),
    pytest.param("voice_reference", [*VOICE, "1d"], ["out"], [2, 2, 3, 3],
                 {"voice-1d-validation-2-1.json", "voice-1d-reference.onnx"}, id="voice"),
    pytest.param("face_reference", ["--epochs", "1"], ["results", "out"], [2, 4, 6],
                 {"face-reference.json", "face-reference.scores.csv", "README.md", "face-reference.onnx"}, id="face"),
    pytest.param("face_compact", ["--ship", "--epochs", "2", "--teacher-epochs", "2"], ["results", "out"], [2, 3, 5],
                 {"face-compact-web.json", "face-compact-web.scores.csv", "README.md", "face-compact-web.onnx"}, id="face_compact"),
])
def test_a_killed_run_ends_as_one_that_was_let_alone(recipe: str, options: list[str], places: list[str],
                                                     kills: list[int], expected: set[str], run, ravdess: Path,
                                                     ferplus: Path, mel_images: Path, tmp_path: Path) -> None:
    def arguments(folder: Path) -> list[str]:
        (folder / "runs").mkdir(parents=True)
        (folder / "runs" / "cache").symlink_to(mel_images)
        named = [word for place in ["runs", *places] for word in (f"--{place}", str(folder / place))]
        return ["--data", str(tmp_path / "data"), "--epochs", "2", *options, *named]

    whole, killed = arguments(tmp_path / "whole"), arguments(tmp_path / "killed")
    assert run(recipe, 0, whole) == 0
    assert left(tmp_path / "whole").keys() >= expected
    for number in kills:
        assert run(recipe, number, killed) == -signal.SIGKILL
    assert run(recipe, 0, killed) == 0
    assert left(tmp_path / "killed") == left(tmp_path / "whole")
