"""A paragraph's tokens by their place in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.language.pipeline import Parse
from retrieval.quoting.paragraphs import read_paragraph

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("offset", [0, 40])
def test_the_token_from_a_position_is_the_first_that_begins_there_or_later(
    nlp: Language, offset: int
) -> None:
    paragraph = read_paragraph(Parse(0, offset, nlp("“We go,” she said.  Then she left.")))
    begins = [offset + token.idx for token in paragraph.doc]
    for position in range(begins[-1] + offset + 3):
        after = [number for number, begin in enumerate(begins) if begin >= position]
        assert paragraph.token_from(position) == (after[0] if after else len(begins))
