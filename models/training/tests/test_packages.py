"""Structure: packages use only those before them, no modules import each other in a circle, and every command is there."""

import ast
import json
import re
import runpy
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import demeanor_training
from demeanor_training.files.places import BUNDLES, RESULTS

ROOT = Path(demeanor_training.__file__).parent
#: From the lowest to the highest.
ORDER = ["files", "data", "nets", "learning", "judging", "results", "export", "recipes"]
COMMANDS = sorted(file.stem for file in ROOT.glob("*.py") if file.stem != "__init__")


def imports() -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """The modules of ours that each module imports, named by the parts of their paths."""
    files = {file.relative_to(ROOT).with_suffix("").parts: file for file in ROOT.rglob("*.py") if file.stem != "__init__"}
    found = {}
    for module, file in files.items():
        found[module] = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                package = module[:len(module) - node.level] + tuple((node.module or "").split(".")) * bool(node.module)
                named = [package, *((*package, alias.name) for alias in node.names)]
                found[module] |= {name for name in named if name in files}
    return found


def test_packages_use_only_those_before_them() -> None:
    inside = {module: used for module, used in imports().items() if len(module) > 1}
    assert {module[0] for module in inside} == set(ORDER)
    wrong = [f"{'.'.join(module)} imports {'.'.join(other)}" for module, used in inside.items() for other in used
             if len(other) == 1 or ORDER.index(other[0]) > ORDER.index(module[0])]
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = imports()
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)
    assert sum(map(len, graph.values())) > 100


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_how_it_is_called(command: str, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", [command, "--help"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module(f"demeanor_training.{command}", run_name="__main__")
    assert end.value.code == 0
    assert f"usage: python -m demeanor_training.{command} " in capsys.readouterr().out


def test_commands_that_are_written_down_are_there() -> None:
    pages = (ROOT.parent / "README.md", *RESULTS.glob("*.md"))
    notes = "".join(page.read_text(encoding="utf-8") for page in pages)
    written = [json.loads(file.read_text(encoding="utf-8")) for file in (*RESULTS.glob("*.json"), *BUNDLES.glob("*.json"))]
    named = re.findall(r"-m demeanor_training\.(\w+)", notes + json.dumps(written))
    assert len(named) > 30
    assert set(named) == set(COMMANDS)
