from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.tagging.tagging import Stretch, Tagging
from tests.support.paragraphs import read_paragraphs, stretch_of

if TYPE_CHECKING:
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.tagging.network import Network

STORY = (
    "The mayor said the bridge will open in June.\n"
    "It was built in 1931.\n"
    "“The ferry will run until then,” said Bo Ray, who runs it.\n"
    "Ann Lee believes that the bridge is safe."
)
LINE = "“The boat number {0} left the harbour at noon and came back at night with herring. "


def words(stretch: Stretch, paragraphs: list[Paragraph]) -> str:
    return paragraphs[stretch.paragraph].doc[stretch.first : stretch.stop].text


@pytest.fixture(scope="module")
def paragraphs() -> list[Paragraph]:
    return read_paragraphs(STORY)


@pytest.fixture(scope="module")
def tagging(paragraphs: list[Paragraph], network: Network) -> Tagging:
    return Tagging(paragraphs, network)


def test_statements_are_marked_and_the_rest_is_not(
    tagging: Tagging, paragraphs: list[Paragraph]
) -> None:
    (said,) = tagging.statements(0)
    assert said.uttered
    assert words(said.stretch, paragraphs) == "the bridge will open in June"
    assert tagging.statements(1) == []
    (quoted,) = tagging.statements(2)
    assert quoted.uttered
    assert "The ferry will run until then" in words(quoted.stretch, paragraphs)
    assert not any(found.uttered for found in tagging.statements(3))


def test_a_statement_is_linked_to_its_speaker_and_its_cue(
    tagging: Tagging, paragraphs: list[Paragraph]
) -> None:
    for number, who in ((0, "The mayor"), (2, "Bo Ray")):
        (found,) = tagging.statements(number)
        source, cue = tagging.source([found.stretch]), tagging.cue([found.stretch])
        assert source is not None
        assert cue is not None
        assert words(source.stretch, paragraphs).startswith(who)
        assert words(cue.stretch, paragraphs) == "said"
        assert 0.5 < source.share < 1.001
        assert 0.5 < cue.share < 1.001
        assert tagging.unattributed([found.stretch]) < 0.5
        assert tagging.uncued([found.stretch]) < 0.5


def test_shares_are_shares(tagging: Tagging, paragraphs: list[Paragraph]) -> None:
    one = stretch_of("the bridge will open in June", paragraphs)
    mayor, ray = stretch_of("The mayor", paragraphs), stretch_of("Bo Ray", paragraphs)
    said = stretch_of("said", paragraphs)
    shares = [
        *tagging.content(one),
        *tagging.edges(one),
        tagging.source_share([one], mayor),
        tagging.source_share([one], ray),
        tagging.cue_share([one], said),
        tagging.tag_share(mayor, sources=True),
        tagging.tag_share(said, sources=False),
        tagging.unattributed([one]),
        tagging.uncued([one]),
    ]
    assert all(-1e-6 <= share <= 1 + 1e-6 for share in shares)
    uttered, any_kind = tagging.content(one)
    assert uttered <= any_kind + 1e-6


def test_what_belongs_to_it_is_likelier_than_what_does_not(
    tagging: Tagging, paragraphs: list[Paragraph]
) -> None:
    one = stretch_of("the bridge will open in June", paragraphs)
    built = stretch_of("It was built in 1931", paragraphs)
    belief = stretch_of("that the bridge is safe", paragraphs)
    mayor, ray = stretch_of("The mayor", paragraphs), stretch_of("Bo Ray", paragraphs)
    said = stretch_of("said", paragraphs)
    assert tagging.content(one)[0] > 0.5 > tagging.content(built)[1]
    uttered, any_kind = tagging.content(belief)
    assert any_kind > 0.5 > uttered
    assert min(tagging.edges(one)) > 0.5 > tagging.edges(built)[0]
    assert tagging.source_share([one], mayor) > 0.5 > tagging.source_share([one], ray)
    assert tagging.cue_share([one], said) > 0.5 > tagging.cue_share([one], mayor)
    assert tagging.tag_share(mayor, sources=True) > 0.5 > tagging.tag_share(mayor, sources=False)
    assert tagging.tag_share(said, sources=False) > 0.5 > tagging.tag_share(said, sources=True)


def test_what_has_no_words_is_nothing(network: Network) -> None:
    paragraphs = read_paragraphs("\u200b\nThe mayor said the bridge will open in June. \u200b")
    tagging = Tagging(paragraphs, network)
    nothing = Stretch(0, 0, 1)
    said = stretch_of("the bridge will open in June", paragraphs)
    assert tagging.statements(0) == []
    assert tagging.content(nothing) == (0.0, 0.0)
    assert tagging.edges(nothing) == (0.0, 0.0)
    assert tagging.tag_share(nothing, sources=True) == 0.0
    assert tagging.source([nothing]) is tagging.cue([nothing]) is None
    assert tagging.unattributed([nothing]) == tagging.uncued([]) == 1.0
    assert tagging.source_share([nothing], said) == tagging.cue_share([], said) == 0.0
    assert tagging.source_share([said], nothing) == 0.0


def test_an_empty_story_is_read(network: Network) -> None:
    assert Tagging([], network).source([]) is None


def test_a_statement_over_several_windows_is_linked_where_its_speaker_stands(
    network: Network,
) -> None:
    lines = [LINE.format(number) for number in range(1, 41)]
    paragraphs = read_paragraphs("\n".join([*lines[:-1], lines[-1].rstrip() + "” said Ann Lee."]))
    tagging = Tagging(paragraphs, network)
    assert len(tagging._windows) > 2
    content = [Stretch(number, 0, len(each.doc)) for number, each in enumerate(paragraphs)]
    content[-1] = content[-1]._replace(stop=content[-1].stop - 4)
    source = tagging.source(content)
    assert source is not None
    assert words(source.stretch, paragraphs) == "Ann Lee"
    assert source.share > tagging.unattributed(content)
    lee = stretch_of("Ann Lee", paragraphs)
    assert tagging.source_share(content, lee) > 0.5
    # A statement of another window does not see her.
    assert tagging.source_share(content[:1], lee) == 0.0


def test_a_long_paragraph_is_one_stretch_over_its_windows(network: Network) -> None:
    text = "Ann Lee said: “" + " ".join(
        f"The boat number {number} left the harbour at noon and came back at night."
        for number in range(1, 41)
    )
    paragraphs = read_paragraphs(text + "”")
    tagging = Tagging(paragraphs, network)
    whole = Stretch(0, 4, len(paragraphs[0].doc))
    # Not all windows see the cue; the surest counts.
    parts = [
        Stretch(0, max(window.words[window.context][1], whole.first), window.words[-1][1] + 1)
        for window, _ in tagging._windows
    ]
    assert len(parts) > 1
    assert (
        tagging.content(whole)
        == max(map(tagging.content, parts))
        > min(map(tagging.content, parts))
    )
    found = tagging.statements(0)
    assert all(0 <= each.stretch.first < each.stretch.stop <= whole.stop for each in found)
    starts = [each.stretch.first for each in found]
    assert starts == sorted(starts)
