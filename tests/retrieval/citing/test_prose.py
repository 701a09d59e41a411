from __future__ import annotations

from datetime import date

import pytest

from retrieval.citing.prose import apa, chicago
from tests.support.works import work

DAY = date(2021, 3, 9)
URL = "https://gazette.example/mill"


def test_apa_with_all_that_can_be_known() -> None:
    cited = apa(work(date=DAY, publisher="The Gazette", url=URL, paragraph=4))
    assert cited.reference == f"Mill to close. (2021, March 9). The Gazette. {URL}"
    assert cited.text == "(“Mill to close,” 2021, para. 4)"


def test_apa_without_a_date_is_nd() -> None:
    cited = apa(work(publisher="The Gazette"))
    assert cited.reference == "Mill to close. (n.d.). The Gazette."
    assert cited.text == "(“Mill to close,” n.d.)"


def test_apa_without_a_title_brackets_the_opening_words() -> None:
    cited = apa(work("The mill by the river will close…", is_titled=False, date=DAY))
    assert cited.reference == (
        "[The mill by the river will close…]. (2021, March 9). [News article; file mill.txt]."
    )
    assert cited.text == "([The mill by the], 2021)"


@pytest.mark.parametrize("title", ["Will it close?", "Closed!", "It closes."])
def test_apa_puts_no_full_stop_after_another_end(title: str) -> None:
    assert apa(work(title)).reference.startswith(f"{title} (n.d.).")


def test_chicago_with_all_that_can_be_known() -> None:
    cited = chicago(work(date=DAY, publisher="The Gazette", url=URL, paragraph=4))
    assert cited.reference == f"The Gazette. “Mill to close.” March 9, 2021. {URL}."
    assert cited.text == f"“Mill to close,” The Gazette, March 9, 2021, paragraph 4, {URL}."


def test_chicago_without_date_or_publisher_names_the_file() -> None:
    cited = chicago(work())
    assert cited.reference == "“Mill to close.” N.d. File mill.txt."
    assert cited.text == "“Mill to close,” n.d., file mill.txt."


def test_chicago_nests_marks_and_keeps_a_question_mark() -> None:
    cited = chicago(work('Who said “we stay”, or "go"?', publisher="The Gazette"))
    assert cited.reference.startswith("The Gazette. “Who said ‘we stay’, or 'go'?” N.d.")
    assert cited.text.startswith("“Who said ‘we stay’, or 'go'?,” The Gazette, n.d.")


@pytest.mark.parametrize(
    ("title", "reference", "note"),
    [
        # An abbreviation keeps its stop; a sentence's gives way to the comma.
        ("Made in the U.S.", "“Made in the U.S.” N.d.", "“Made in the U.S.,” n.d."),
        ("The mill closes.", "“The mill closes.” N.d.", "“The mill closes,” n.d."),
        # Stop and comma stand inside both marks.
        ("Lee: “We stay”", "“Lee: ‘We stay.’” N.d.", "“Lee: ‘We stay,’” n.d."),
        ("Lee: “We stay?”", "“Lee: ‘We stay?’” N.d.", "“Lee: ‘We stay?’,” n.d."),
        ("The millers’", "“The millers’.” N.d.", "“The millers’,” n.d."),
    ],
)
def test_chicago_ends_a_title_as_the_manual_says(title: str, reference: str, note: str) -> None:
    cited = chicago(work(title))
    assert cited.reference.startswith(reference)
    assert cited.text.startswith(note)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Protest in Norden: «no mill, no town»", "(“Protest in Norden,” n.d.)"),
        ("Lee says it: “we shall all stay here”", "(“Lee says it,” n.d.)"),
        ("“We shall all stay here,” says Lee", "(“We shall all stay,” n.d.)"),
        ("Mill made by the U.S. army", "(“Mill made by the,” n.d.)"),
        ("Made for the U.S. army only", "(“Made for the U.S.,” n.d.)"),
    ],
)
def test_a_shortened_title_leaves_no_mark_open(title: str, short: str) -> None:
    assert apa(work(title)).text == short
