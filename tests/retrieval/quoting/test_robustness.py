"""Whatever the text: nothing is raised, and every span is in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading

PIECES = st.sampled_from(
    [
        "Rita Olsen", "Ms. Olsen", "she", "the NATO chief", "said", "says", "told", "that",
        "according to", "asked", "whether", "called", "declined to say", "the port is safe", "it",
        "rains", "a statement from", "His", "'s", "’s", "OLSEN:", "Mr.", "and added", "U.S.",
        '"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„", ",", ".", "?", "!", "…", ":", ";",
        "—", "-", "(", ")", "[the]", "[", "]", "\n\n", "\n\n## ", " ", "\u00a0", "\u200b", "😀",
        "\ud800", "é", '6"', "1,200",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", ""]))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_span_is_in_its_place(
    read: Callable[[str], Reading], pieces: list[str], joint: str
) -> None:
    found = read(joint.join(pieces))
    text = found.article.text
    story = [passage.span for passage in found.article.passages if not passage.kind.is_furniture]
    keys = {person.key for person in found.people}
    starts = [quotation.span.start for quotation in found.quotations]
    assert starts == sorted(starts)
    for quotation in found.quotations:
        assert quotation.spans
        assert list(quotation.spans) == sorted(quotation.spans)
        for earlier, later in zip(quotation.spans, quotation.spans[1:], strict=False):
            assert earlier.end <= later.start
        others = [span for span in (quotation.cue, quotation.speaker) if span is not None]
        for span in (*quotation.spans, *others):
            assert span.start < span.end
            assert any(passage.holds(span) for passage in story)
            assert span.of(text).strip()
        assert quotation.person is None or quotation.person in keys
    for person in found.people:
        assert person.key
        assert all(0 <= mention.start < mention.end <= len(text) for mention in person.mentions)
