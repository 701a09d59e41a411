"""Whom a description means by what the articles tell; a wrong person is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = {
    "hotel.txt": """The Marlow Hotel has opened its roof garden again.

“The bees came back before the guests,” said manager Ilka Sorn.

Deputy manager Per Holm said the stairs were new.
""",
    "clinic.txt": """The clinic in Varnby closes in May.

“We were not asked,” said manager Tove Lind.
""",
    "court.txt": """A court in Aldern has let the fishermen go.

“The nets were theirs,” Nora Vesk wrote. The judge said nothing of the boats.

Vesk was elected as head of the Fisheries Court in spring.
""",
    "talks.txt": """Envoys of Norway and Iraq met in Aldern on Monday.

“We will come again,” said foreign minister Ann Brekke.
""",
    "strike.txt": """Ferries stood still in Aldern on Monday.

“We lost an hour and a fortune,” said Rut Aasen, who runs a bakery on the quay.

The dockers' federation wants more pay. Its president, Kaja Moe, said the talks were over.

“My nets were cut twice,” said Odd Berg, who has fished here for thirty years.
""",
    "inquest.txt": """An inquest into the death of Tom Vale opened in Aldern on Friday.

“He was nineteen,” his mother, Iris Vale, told the court. Her solicitor, Finn Sand, said the family
wanted the truth. The ship owner's solicitor, Vera Lie, said the deck was dry.

In Norway, Health Minister Arne Dahl said the rules were clear. “They hold,” he said.
""",
}


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("who"), STORIES)) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Marlow Hotel's manager", "Ilka Sorn"),
        ("the manager of the Marlow Hotel", "Ilka Sorn"),
        ("the manager of the clinic", "Tove Lind"),
        ("Judge Vesk", "Nora Vesk"),
        ("the head of the Fisheries Court", "Nora Vesk"),
        ("the baker", "Rut Aasen"),
        ("the bakery owner", "Rut Aasen"),
        ("the fisherman", "Odd Berg"),
        ("the union boss", "Kaja Moe"),
        ("Tom's mother", "Iris Vale"),
        ("the family's lawyer", "Finn Sand"),
        ("the ship owner's lawyer", "Vera Lie"),
        ("the Norwegian health minister", "Arne Dahl"),
    ],
)
def test_a_description_means_whom_the_story_tells(finder: Finder, words: str, name: str) -> None:
    assert [person.name for person in finder.who.meant(words).people] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "the manager of the harbour",
        "the Marlow Hotel's cook",
        "Peter Vesk",
        "Captain Vesk",
        "Iraq's foreign minister",
        "the hotel's alliance",
        "the butcher",
        "the ferry company's boss",
        "Odd's mother",
        "the court's lawyer",
        "the Danish health minister",
    ],
)
def test_what_fits_nobody_for_sure_means_nobody(finder: Finder, words: str) -> None:
    assert finder.who.meant(words).people == ()


def test_a_name_in_a_topic_is_held_by_whatever_words_name_the_same_person(finder: Finder) -> None:
    named = finder.who.named_by("the ruling of Nora Vesk")
    assert {"nora", "vesk"} == set(named.terms)
    texts = {
        span.of(finder.library.article(article).text)
        for article, spans in named.places.items()
        for span in spans
    }
    assert texts >= {"Nora Vesk", "Vesk"}
    assert not finder.who.named_by("the ruling").places
