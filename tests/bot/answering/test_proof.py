from __future__ import annotations

import pytest

from bot.answering.proof import Piece, Rendered, check_evidence
from bot.errors import EvidenceError
from retrieval.article import Address

STORED = "He did not say 400.\r\nHe said “four”."


def read(content_hash: str) -> str:
    return {"a": STORED}[content_hash]


def rendered(shown: str, start: int, end: int) -> Rendered:
    return Rendered(f"[1] {shown}.", (Piece(4, 4 + len(shown), Address("a", start, end)),))


def test_the_sources_own_words_pass() -> None:
    check_evidence(rendered(STORED[3:18], 3, 18), read)


@pytest.mark.parametrize(
    "shown",
    [
        "did say 400",  # a lost "not"
        "did not say 4,000",  # 4,000 for 400
        "did not  say 400",  # white space
        "Did not say 400",
    ],
)
def test_a_changed_word_is_held_back(shown: str) -> None:
    with pytest.raises(EvidenceError):
        check_evidence(rendered(shown, 3, 18), read)


def test_other_marks_are_other_characters() -> None:
    at = STORED.index("“")
    with pytest.raises(EvidenceError):
        check_evidence(rendered('"four"', at, at + 6), read)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (900, 904), (18, 3)])
def test_an_address_of_nothing_proves_nothing(start: int, end: int) -> None:
    with pytest.raises(EvidenceError):
        check_evidence(Rendered("", (Piece(0, 0, Address("a", start, end)),)), read)
