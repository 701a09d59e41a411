"""What the project's own files promise."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
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


@pytest.mark.parametrize("wing", ["retrieval", "bot"])
def test_the_page_of_the_house_names_every_part_of_it(root: Path, wing: str) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    for part in sorted((root / wing).rglob("__init__.py")):
        folder = part.parent.relative_to(root / wing)
        assert not folder.name or re.search(rf"[`/]{folder.name}/", page), folder
    for module in (root / wing).glob("*.py"):
        assert module.name == "__init__.py" or f"`{module.name}`" in page, module


def test_the_wings_point_one_way(root: Path) -> None:
    for module in (root / "retrieval").rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) bot\b", module.read_text(), re.MULTILINE), module


def variables(text: str) -> dict[str, str]:
    """Return the settings that a Dockerfile or a compose file gives, with their values."""
    given = re.findall(r"^\s*(?:ENV )?(\w+)(?:=|: )(/\S+|[\d.]+:\d+)", text, re.MULTILINE)
    return {name: value for name, value in given if name.startswith(("ON_RECORD_", "NUMBA_"))}


def test_the_container_writes_only_where_it_may(root: Path) -> None:
    image = variables((root / "Dockerfile").read_text())
    written = {"ON_RECORD_ARCHIVE", "ON_RECORD_STATE", "ON_RECORD_ARTICLES", "NUMBA_CACHE_DIR"}
    assert written <= set(image)
    assert all(re.match(r"/(?:data|articles)(?:/|$)", image[name]) for name in written)
    compose = variables((root / "docker-compose.yml").read_text())
    assert compose
    assert all(image[name] == value for name, value in compose.items())
    known = {f"ON_RECORD_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in image if name.startswith("ON_RECORD_")} <= known


def test_what_the_image_copies_is_there_and_not_left_out(root: Path) -> None:
    ignore = (root / ".dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (?!--from)(\S+) ", (root / "Dockerfile").read_text(), re.MULTILINE)
    assert len(copied) >= 4
    for name in copied:
        assert (root / name).exists()
        assert f"!{name}" in ignore


@pytest.mark.parametrize(("state", "status"), [(200, 0), (503, 1), (None, 1)])
def test_the_container_is_healthy_when_the_bot_says_so(
    root: Path, state: int | None, status: int
) -> None:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(state if self.path == "/healthz" and state else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    dockerfile = (root / "Dockerfile").read_text()
    ((_, program, code),) = map(json.loads, re.findall(r"^    CMD (.+)$", dockerfile, re.MULTILINE))
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        code = code.replace("8080", str(server.server_port))
        if state is None:
            server.server_close()
        else:
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        done = subprocess.run([sys.executable, program, code], check=False, capture_output=True)
        if state is not None:
            server.shutdown()
    assert done.returncode == status, done.stderr


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
