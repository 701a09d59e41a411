"""Links that open a passage: what they carry, and what is no such link."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.actions import HASH_DIGITS, ShowPlace
from bot.telegram.links import MAX_PAYLOAD, link_to, payload_in, payload_of, read_payload

PLACES = st.builds(
    ShowPlace,
    st.text("0123456789abcdef", min_size=HASH_DIGITS, max_size=HASH_DIGITS),
    st.integers(0, 10**10 - 1),
    st.integers(0, 10**10 - 1),
)


@settings(max_examples=50)
@given(PLACES)
def test_a_place_comes_back_from_its_link(place: ShowPlace) -> None:
    payload = payload_of(place)
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,{MAX_PAYLOAD}}}", payload)
    assert read_payload(payload) == place
    assert link_to("a_bot", place) == f"https://t.me/a_bot?start={payload}"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "help",
        "p_xyz_1_2",
        "p_0123456789ab_1",
        "p_0123456789ab_1_٣",
        "p_0123456789AB_1_2",
        "p_0123456789ab_1_" + "2" * 64,
        "x" * 65,
    ],
)
def test_other_payloads_are_none(payload: str) -> None:
    assert read_payload(payload) is None


@pytest.mark.parametrize(
    ("said", "payload"),
    [
        ("/start abc", "abc"),
        ("/START  abc ", "abc"),
        ("/start", ""),
        ("/started abc", ""),
        ("start abc", ""),
    ],
)
def test_a_payload_stands_behind_the_command(said: str, payload: str) -> None:
    assert payload_in(said) == payload
