"""What the project's own files promise."""

from __future__ import annotations

import re
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = ("000_38d21fcf8a24f238.txt", "003_1f3470eae5ab495d.txt")


def names(requirements: str) -> set[str]:
    return {line.strip() for line in requirements.splitlines() if "==" in line}


def test_the_packages_of_the_project_are_those_that_are_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert set(project["dependencies"]) == names((root / "requirements/run.in").read_text())


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_locked_package_has_a_hash_and_no_index(root: Path, lock: str) -> None:
    text = (root / "requirements" / lock).read_text().replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(packages) > 20
    assert all("--hash=sha256:" in line for line in packages)
    assert "://" not in text


def test_the_example_names_every_setting_and_what_it_does(root: Path) -> None:
    example = (root / ".env.example").read_text()
    said = " ".join(example.replace("# ", "").replace("#", "").split())
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = alias if isinstance(alias, str) else f"ON_RECORD_{name.upper()}"
        assert re.search(rf"^#?{variable}=", example, re.MULTILINE), variable
        assert field.description
        assert " ".join(field.description.split()) in said, variable
    given = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert len(given) == len(Settings.model_fields)


def test_the_readme_names_every_setting(root: Path) -> None:
    readme = (root / "README.md").read_text()
    for variable in re.findall(r"^#?([A-Z_]+)=", (root / ".env.example").read_text(), re.MULTILINE):
        assert f"`{variable}`" in readme, variable


@pytest.mark.parametrize("name", SEEDS)
def test_git_leaves_the_seeds_as_they_are(root: Path, name: str) -> None:
    attributes = subprocess.run(
        ["git", "check-attr", "text", f"seeds/{name}"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert attributes.endswith("text: unset\n")
    shared = root.parent / "shared" / "seeds" / name
    if shared.exists():
        assert shared.read_bytes() == (root / "seeds" / name).read_bytes()


def test_the_wings_point_one_way(root: Path) -> None:
    for module in (root / "retrieval").rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) bot\b", module.read_text(), re.MULTILINE), module
