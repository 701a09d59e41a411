"""On Record with a part left out, to see what the part is worth."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from retrieval.quoting import finding, paragraphs, reading, resolve, weighing
from retrieval.quoting.rules import find_by_rules
from retrieval.quoting.statements import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@contextmanager
def _patched(*changes: tuple[object, str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for place, name, value in changes:
            stack.enter_context(patch.object(place, name, value))
        yield


def without_marks() -> AbstractContextManager[None]:
    """Nobody sees a quotation mark, neither the rules nor the tagger."""
    return _patched((paragraphs, "scan_marks", lambda *_: ()))


def without_rules() -> AbstractContextManager[None]:
    """The tagger alone proposes statements and speakers."""
    return _patched((finding, "find_by_rules", lambda *_: []))


def without_tagger() -> AbstractContextManager[None]:
    """The rules alone; nothing is weighed."""
    return _patched(
        (reading, "find_statements", lambda story, text, _: find_by_rules(story, text)),
    )


def without_linker() -> AbstractContextManager[None]:
    """No statement is given the words that the tagger points to: speakers are the rules' alone."""
    candidates = weighing.candidates

    def by_rules(*arguments: Any) -> list[Any]:
        return [found for found in candidates(*arguments) if found[1] is not Rule.TAGGER]

    return _patched((weighing, "candidates", by_rules))


def without_confidence() -> AbstractContextManager[None]:
    """No speaker is unclear, however unlikely."""
    model = weighing.load_weights().model_copy(update={"unclear": 0.0})
    return _patched((finding, "load_weights", lambda: model))


def without_resolver() -> AbstractContextManager[None]:
    """Attributions stay as the text has them; nobody is named."""
    nobody = lambda _, statements: [None] * len(statements)  # noqa: E731 - used once, here
    return _patched((resolve.Resolver, "resolve_all", nobody))


PARTS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "marks": without_marks,
    "rules": without_rules,
    "tagger": without_tagger,
    "linker": without_linker,
    "confidence": without_confidence,
    "resolver": without_resolver,
}
"""What `--without NAME` leaves out."""
