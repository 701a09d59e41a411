from __future__ import annotations

from retrieval.asking.standing import standing_names
from retrieval.reading.build import build_article
from tests.support.stories import article


def names(text: str) -> list[tuple[str, int]]:
    return standing_names(build_article("mill.txt", text, "mill.txt"))


def test_names_are_counted_and_a_surname_counts_for_the_full_name() -> None:
    text = (
        "Mayor Ann Lee met Bo Ray in Port Alder. Lee’s mill stays. “Port Alder thanks Lee,” said "
        "Ray.\n\nPort Alder is small."
    )
    assert names(text) == [("Ann Lee", 3), ("Port Alder", 3), ("Bo Ray", 2)]


def test_common_words_at_the_start_of_a_sentence_are_no_names() -> None:
    text = "Mills close. The mills lose. Mills hope. They wait. They hope. We say: Mills!"
    assert names(text) == []


def test_days_months_and_titles_are_no_names() -> None:
    assert names("He came on Monday, a Monday in May, a warm May. Mr. Ray and Mr. Ray.") == [
        ("Ray", 2)
    ]


def test_a_full_stop_parts_two_names_but_not_an_abbreviation() -> None:
    assert names(
        "He left Alder. Bromley waits. She left Alder. Bromley and the U.S. Army, the U.S. Army."
    ) == [
        ("Alder", 2),
        ("Bromley", 2),
        ("U.S. Army", 2),
    ]


def test_two_names_with_and_between_them_as_a_sign_are_one() -> None:
    assert names("He sold Fenn & Sons. Who buys Fenn & Sons? Ray and Fenn & Sons, Ray & co.") == [
        ("Fenn & Sons", 3),
        ("Ray", 2),
    ]


def test_every_name_stands_in_the_text() -> None:
    text = "Café Łódź of Łódź met O’Neil-Ray; O’Neil-Ray’s Café Łódź. HE SAID NO. HE SAID NO."
    assert all(name in text for name, _ in names(text))


def test_furniture_is_left_out() -> None:
    text = "Ann Lee met Bo Ray.\n\nAnn Lee subscribes.\n\nAnn Lee left."
    story = article(text, furniture=("Ann Lee subscribes.",))
    assert standing_names(story) == [("Ann Lee", 2)]
