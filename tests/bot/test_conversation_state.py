from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation_state import MOST_CITED, MOST_REQUESTS, Request, State
from retrieval.article import Address

ADDRESSES = st.lists(
    st.builds(Address, st.sampled_from("ab"), st.integers(0, 9), st.integers(10, 12)), max_size=40
)


@given(ADDRESSES)
def test_numbers_are_given_once_in_order_of_appearance(addresses: list[Address]) -> None:
    state = State()
    numbers = [state.number(address) for address in addresses]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(addresses)) + 1))
    assert [state.address(number) for number in numbers] == addresses


def test_a_sentence_that_stands_twice_is_two_places() -> None:
    state = State()
    assert state.number(Address("a", 0, 5)) != state.number(Address("a", 90, 95))


def test_old_numbers_are_forgotten_but_never_given_again() -> None:
    state = State()
    for place in range(MOST_CITED + 10):
        assert state.number(Address("a", place, place + 1)) == place + 1
    assert state.address(10) is None
    assert state.address(11) == Address("a", 10, 11)
    assert state.latest == MOST_CITED + 10
    assert state.address(0) is None


def test_only_the_latest_requests_are_kept() -> None:
    state = State()
    for turn in range(1, MOST_REQUESTS + 6):
        state.turn = turn
        state.remember(Request(intent="fact", topic=str(turn)))
    assert min(state.requests) == 6
    assert state.request == Request(intent="fact", topic=str(MOST_REQUESTS + 5))


def test_a_state_survives_as_json() -> None:
    state = State(turn=3, person="ann lee")
    state.number(Address("a", 0, 5))
    state.remember(Request(intent="what-said", person="ann lee", seen=(1,)))
    assert State.model_validate_json(state.model_dump_json()) == state
