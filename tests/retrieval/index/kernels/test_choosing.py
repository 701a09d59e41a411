"""Which first stage a search gets, also where numba is missing or cannot keep its work."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

import pytest

from retrieval.index import kernels
from retrieval.index.kernels import LARGE, first_stage
from retrieval.index.kernels.vectors import VectorStage

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    kernels._compiled.cache_clear()
    yield
    kernels._compiled.cache_clear()


def test_a_small_index_does_not_wait_for_a_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "_compiled", lambda: pytest.fail("was asked for"))
    monkeypatch.setattr(kernels._compiled, "cache_clear", lambda: None, raising=False)
    assert isinstance(first_stage(LARGE - 1), VectorStage)


def test_a_large_index_gets_the_compiled_loops() -> None:
    assert type(first_stage(LARGE)).__name__ == "CompiledStage"


def no_cache(**_: object) -> NoReturn:
    raise RuntimeError("cannot cache function: no locator available")


@pytest.mark.parametrize("numba", [None, SimpleNamespace(njit=no_cache)])
def test_it_goes_without_numba(
    numba: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("compiled", "loops", "plain"):
        monkeypatch.delitem(sys.modules, f"retrieval.index.kernels.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "numba", numba)
    assert isinstance(first_stage(LARGE), VectorStage)
    assert isinstance(first_stage(LARGE), VectorStage)
    assert [record.levelname for record in caplog.records] == ["WARNING"]  # once, not each time
