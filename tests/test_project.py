"""What the project's own files promise."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.support.commands import environment

SEEDS = ("000_38d21fcf8a24f238.txt", "003_1f3470eae5ab495d.txt")


def names(requirements: str) -> set[str]:
    return {line.strip() for line in requirements.splitlines() if "==" in line}


def test_the_packages_of_the_project_are_those_that_are_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert set(project["dependencies"]) == names((root / "requirements/run.in").read_text())


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "bench.txt", "bench-telegram.txt"])
def test_every_locked_package_has_a_hash_and_no_index(root: Path, lock: str) -> None:
    text = (root / "requirements" / lock).read_text().replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(packages) > 10
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


class Start:
    """The ways in which the bot is started, with its packages already there."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.news = folder / "my 'own' news"
        self.news.mkdir()
        self._folder = folder

    def make(self, articles: str) -> subprocess.CompletedProcess[str]:
        """Run `make run`."""
        packages = self._folder / "venv"
        packages.mkdir()
        (packages / ".run").touch()
        command = ["make", "run", f"VENV={packages}", f"PY={sys.executable}"]
        return self._run([*command, f"ARTICLES={articles}"])

    def container(self, articles: str) -> subprocess.CompletedProcess[str]:
        """Run what the container runs, without the container."""
        (line,) = re.findall(r"^CMD (.+)$", (self.root / "Dockerfile").read_text(), re.MULTILINE)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return self._run(json.loads(line), ARTICLES=articles, PATH=path)

    def _run(self, command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
        more |= {
            "ON_RECORD_ARCHIVE": str(self._folder / "archive.sqlite3"),
            "ON_RECORD_STATE": str(self._folder / "state.sqlite3"),
            "TELEGRAM_BOT_TOKEN": "",
        }
        return subprocess.run(
            command,
            cwd=self.root,
            env=environment(**more),
            input="Who is Ann Lee?\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


@pytest.fixture
def start(root: Path, tmp_path: Path) -> Start:
    return Start(root, tmp_path)


@pytest.mark.parametrize("way", ["make", "container"])
def test_the_bot_starts_though_a_file_was_skipped(start: Start, way: str) -> None:
    (start.news / "a.txt").write_text("“We stay,” said Ann Lee.", encoding="utf-8")
    (start.news / "bad.txt").write_bytes(b"\0")
    done = getattr(start, way)(str(start.news))
    assert "bad.txt is no text file" in done.stderr
    assert "1 bad and skipped" in done.stdout
    assert "“We stay,” said Ann Lee." in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("way", ["make", "container"])
def test_the_bot_does_not_start_where_nothing_was_read(start: Start, way: str) -> None:
    done = getattr(start, way)(str(start.news))
    assert "holds no articles" in done.stderr
    assert done.stdout == ""
    assert done.returncode != 0
