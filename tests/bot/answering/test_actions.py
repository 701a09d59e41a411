from __future__ import annotations

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.actions import (
    HASH_DIGITS,
    MAX_BYTES,
    PERSON_DIGITS,
    Action,
    ShowArticle,
    ShowCitation,
    ShowMore,
    ShowPassage,
    ShowPeople,
    ShowSources,
    ShowStatements,
    ShowWhy,
    ShowWordings,
    decode,
    encode,
    person_code,
)
from bot.errors import ActionError
from retrieval.citing import Style


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=length, max_size=length)


ARTICLE = digits(HASH_DIGITS)
COUNT = st.integers(0, 10**7 - 1)
PLACE = st.integers(0, 10**10 - 1)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(ShowPassage, ARTICLE, COUNT, PLACE, PLACE),
    st.builds(ShowArticle, ARTICLE, COUNT),
    st.builds(ShowStatements, digits(PERSON_DIGITS)),
    st.builds(ShowMore, COUNT),
    st.builds(ShowPeople, COUNT),
    st.builds(ShowSources, COUNT),
    st.builds(ShowCitation, ARTICLE, PLACE, PLACE, st.sampled_from([*Style])),
    st.builds(ShowWordings, ARTICLE, PLACE, PLACE),
    st.builds(ShowWhy, COUNT),
)


@given(ACTIONS)
def test_an_action_comes_back_from_its_short_form(action: Action) -> None:
    data = encode(action)
    assert decode(data) == action
    assert 1 <= len(data.encode()) <= MAX_BYTES


@given(st.text(string.printable, max_size=70))
def test_what_can_be_read_is_what_would_be_written(data: str) -> None:
    with contextlib.suppress(ActionError):
        action = decode(data)
        assert decode(encode(action)) == action


@pytest.mark.parametrize("data", ["", "p", "p:xyz:1:2:3", "m:-1", "m:1 ", "m:١", "q:1", "m:1\n"])
def test_near_misses_are_refused(data: str) -> None:
    with pytest.raises(ActionError, match="ask again"):
        decode(data)


def test_a_persons_code_is_theirs_alone_and_stays_the_same() -> None:
    assert person_code("ann lee") == "e4959174ae"
    assert person_code("ann lee") != person_code("bob lee")
    assert len(person_code("x" * 5000)) == PERSON_DIGITS
