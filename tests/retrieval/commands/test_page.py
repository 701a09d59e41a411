from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.article import Analysis, Person, Quotation, QuotationKind, Span
from retrieval.commands.marked.page import make_page, make_section
from retrieval.commands.marked.statements import show
from tests.support.pages import Page
from tests.support.stories import article, mill


def write(*analyses: Analysis) -> str:
    """Make the page of some analyses."""
    return make_page(
        [
            make_section(number, analysis.article, show(analysis))
            for number, analysis in enumerate(analyses, start=1)
        ]
    )


def test_what_people_read(snapshot: object) -> None:
    assert write(mill()).partition("<body>")[2] == snapshot


def test_the_text_without_its_marks_is_the_article() -> None:
    page = Page(write(mill(), Analysis(article("It rained.\n\n\n It did.\n"))))
    assert page.texts == [mill().article.text, "It rained.\n\n\n It did.\n"]


def test_what_is_marked_is_what_was_found() -> None:
    page = Page(write(mill()))
    marked = {(classes.split()[0], text) for classes, text in page.marked if classes}
    assert {
        ("speaker", "The mayor"),
        ("relayed", "The mayor"),
        ("cue", "told"),
        ("cue", "according to"),
        ("content", "‘we will not sell’"),
        ("content", "“There is more to come.”"),
        ("furniture", "Story continues below"),
    } <= marked
    # One statement in three pieces, over two paragraphs, bears one number.
    third = [text for classes, text in page.marked if classes == "content n3 direct"]
    assert third == ["“That was all,”", "“for now.", "“There is more to come.”"]


def test_every_link_leads_to_one_place_on_the_page() -> None:
    page = Page(write(mill(), mill()))
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {f"a2-{kind}{number}" for kind in "st" for number in range(1, 8)} <= set(page.ids)


def test_a_page_needs_nothing_but_itself() -> None:
    text = "<script>alert(1)</script> said “<img src=x onerror=y> & &amp; &#60;”."
    story = replace(
        article(text, "</title><script>"),
        source='"><script>',
        publisher="<link href=x>",
        url="javascript:alert(1)",
    )
    quotation = Quotation(
        (Span(31, len(text) - 1),), QuotationKind.DIRECT, Span(26, 30), Span(0, 25), "x"
    )
    source = write(Analysis(story, (), (quotation,), (Person("x", "<script>"),)))
    page = Page(source)
    assert page.texts == [text]
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert "default-src 'none'" in source
    assert "javascript:" not in source
    assert "http://" not in source
    assert "https://" not in source
    assert "@import" not in source
    assert "url(" not in source


def test_an_address_on_the_web_is_a_link() -> None:
    story = replace(article("It rained."), url="https://news.example/rain?a=1&b=2")
    assert "https://news.example/rain?a=1&b=2" in Page(write(Analysis(story))).links


def test_a_speaker_who_is_not_clear_is_said_to_be() -> None:
    quotations = (
        Quotation((Span(0, 2),), QuotationKind.INDIRECT, confidence=0.2),
        Quotation((Span(3, 9),), QuotationKind.INDIRECT, person="ann lee"),
    )
    analysis = Analysis(article("It rained."), (), quotations, (Person("ann lee", "Ann Lee"),))
    page = write(analysis)
    assert page.count("<em>speaker unclear</em>") == 1
    assert "not named here" in page
    assert "sure" not in page


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.one_of(st.sampled_from("\r\n\t\x1b\x85\x9b\xa0\u202e\u2028<&>'\""), st.characters())
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=5),
)
def test_whatever_the_text_the_page_holds_it(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + length, len(text))) for start, length in places]
    quotations = tuple(
        Quotation((span,), QuotationKind.MIXED, cue=span, speaker=Span(0, 1))
        for span in spans
        if span.start < span.end
    )
    page = Page(write(Analysis(article(text), (), quotations)))
    assert page.texts == [text.replace("\0", "␀")]
