"""Word, PDF, Markdown and saved pages: their words in order, and what is refused."""

from __future__ import annotations

import random
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.article import PassageKind
from retrieval.errors import BinaryFileError, EmptyFileError, ReadingError
from retrieval.reading import read_file
from tests.support.documents import STORY, sheet, with_part, word

if TYPE_CHECKING:
    from retrieval.article import Article

SEED_FILES = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
MADE = ("a.docx", "a.pdf", "a.html", "a.mhtml", "a.md")
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Board closes market</title>
<meta property="og:site_name" content="The Daily Bell">
<meta property="article:published_time" content="2024-03-05T06:00:00Z">
<link rel="canonical" href="https://bell.example/market">
<script>alert("no story")</script></head><body><nav><a href="/">Home</a>
<a href="/s">Sport</a></nav><article><h1>Board closes market</h1>{paragraphs}</article>
<footer>Copyright The Daily Bell. All rights reserved.</footer></body></html>"""
MARKDOWN = """---
title: "Board closes market"
date: 2024-03-05
publisher: The Daily Bell
tags:
  - harbour
---
# Board closes market

{paragraphs}

![the hall](hall.jpg)

```
print("no story")
```

- He said *nothing* to the [board](https://board.example).
"""


def read(path: Path) -> Article:
    (article,) = read_file(path)
    return article


def passages(article: Article) -> list[str]:
    return [passage.span.of(article.text) for passage in article.passages]


def story(article: Article) -> tuple[str, ...]:
    kept = [one for one in article.passages if one.kind is PassageKind.STORY]
    return tuple(one.span.of(article.text) for one in kept)


def page(paragraphs: tuple[str, ...] = STORY) -> str:
    return PAGE.format(paragraphs="".join(f"<p>{text}</p>" for text in paragraphs))


def make(folder: Path, name: str) -> Path:
    path = folder / name
    match path.suffix:
        case ".docx":
            word(path, STORY, "Board closes market")
        case ".pdf":
            sheet(path, STORY, title="Board closes market")
        case ".mhtml":
            saved = EmailMessage()
            saved["Subject"] = "Board closes market"
            saved.set_content(page(), subtype="html", cte="quoted-printable")
            saved.add_related(b"GIF8", "image", "gif", filename="hall.gif")
            path.write_bytes(saved.as_bytes())
        case ".html":
            path.write_text(page(), encoding="utf-8")
        case _:
            path.write_text(MARKDOWN.format(paragraphs="\n\n".join(STORY)), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", MADE)
def test_each_format_gives_the_same_story(name: str, tmp_path: Path) -> None:
    article = read(make(tmp_path, name))
    assert story(article)[:3] == STORY
    assert (article.source, article.title) == (name, "Board closes market")
    # What is quoted are words of the stored text; its paragraphs are its lines.
    assert article.text.split("\n\n") == passages(article)


def test_a_page_and_a_front_matter_give_date_and_publisher(tmp_path: Path) -> None:
    saved, written = read(make(tmp_path, "a.html")), read(make(tmp_path, "a.md"))
    assert (saved.date, saved.publisher) == (date(2024, 3, 5), "The Daily Bell")
    assert saved.url == "https://bell.example/market"
    assert (written.date, written.publisher) == (date(2024, 3, 5), "The Daily Bell")
    assert "Sport" not in saved.text
    assert "alert" not in saved.text
    assert passages(written)[-1] == "He said nothing to the board."
    assert "print" not in written.text


def test_a_first_line_with_a_date_counts_in_word_too(tmp_path: Path) -> None:
    article = read(word(tmp_path / "a.docx", ("date 2024-03-05", *STORY)))
    assert article.date == date(2024, 3, 5)
    assert story(article) == STORY


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", ("He said KEEP yes.",))
    change = (
        b'<w:ins w:id="1" w:author="x"><w:r><w:t xml:space="preserve">did not say</w:t></w:r>'
        b'</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>said</w:delText></w:r></w:del>'
    )
    path.write_bytes(
        with_part(
            path.read_bytes(),
            "word/document.xml",
            lambda xml: xml.replace(
                b"<w:r><w:t>He said KEEP yes.</w:t></w:r>",
                b"<w:r><w:t>He </w:t></w:r>" + change + b"<w:r><w:t> yes.</w:t></w:r>",
            ),
        )
    )
    assert story(read(path)) == ("He did not say yes.",)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("indent", [0, 12])
def test_a_pdf_in_columns_reads_column_by_column(
    columns: int, indent: float, tmp_path: Path
) -> None:
    told = [" ".join(text.split()) for seed in SEED_FILES for text in story(read(seed))]
    assert len(told) > 40
    path = sheet(
        tmp_path / "a.pdf",
        told,
        title="Board closes market",
        columns=columns,
        header="The Daily Bell",
        indent=indent,
    )
    found = [line for line in passages(read(path)) if line != "Board closes market"]
    assert " ".join(found).split() == " ".join(told).split()
    # Where a column ends at a sentence's end, nothing tells whether the paragraph does.
    assert len([line for line in told if line not in found]) <= 2


def test_words_broken_at_a_lines_end_are_put_together() -> None:
    from retrieval.reading.columns import Line  # noqa: PLC0415 - only this test makes lines by hand
    from retrieval.reading.sheets import read_blocks  # noqa: PLC0415 - as above

    texts = (
        "The inter-",
        "national long-",
        "term plan was re-",
        "signed, and re-signed again, by An-",
        "na Lee-",
        "Smith in the ﬁrst well-",
        "known hall.",
    )
    page = [
        Line(text, 0, 50, 300, 700 - 12 * n, 10, 0.8 - 0.015 * n) for n, text in enumerate(texts)
    ]
    (block,) = read_blocks([page])
    assert block.text == (
        "The international long-term plan was re-signed, and re-signed again, by Anna Lee-Smith "
        "in the first well-known hall."
    )


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.docx", b"no document", BinaryFileError, r"a\.docx is no \.docx document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ReadingError, "password"),
        ("a.pdf", b"no document", BinaryFileError, r"a\.pdf is no PDF document"),
        ("a.pdf", b"%PDF-1.7\nbroken", ReadingError, "a damaged PDF document|no text"),
        ("a.html", b"<html><body></body></html>", EmptyFileError, "no article"),
        ("a.html", b" ", EmptyFileError, "a.html is empty"),
        ("a.mhtml", b"no page", BinaryFileError, "a.mhtml is no saved web page"),
        ("a.md", b"![](a.png)\n\n```\nx\n```", EmptyFileError, "holds no text"),
    ],
)
def test_what_is_refused_says_what_to_do(
    name: str, data: bytes, error: type[ReadingError], words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=words):
        read(path)


def test_a_scan_and_a_locked_pdf_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError, match=r"only pictures of it; run text recognition"):
        read(sheet(tmp_path / "scan.pdf", ()))
    with pytest.raises(ReadingError, match=r"locked with a password; save it without one"):
        read(sheet(tmp_path / "locked.pdf", STORY, password="secret"))


@pytest.mark.parametrize(
    ("part", "size"), [("word/more.xml", 60_000_000), ("word/media/image.png", 210_000_000)]
)
def test_a_bomb_is_refused_before_it_is_unpacked(part: str, size: int, tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", STORY)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(part, "w") as out,
    ):
        for _ in range(size // 10_000_000):
            out.write(bytes(10_000_000))
    assert path.stat().st_size < 300_000
    with pytest.raises(ReadingError, match="too large once unpacked"):
        read(path)


def test_empty_paragraphs_are_counted_before_they_are_parsed(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", STORY)

    def crowd(part: bytes) -> bytes:
        return part.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_000_001)

    path.write_bytes(with_part(path.read_bytes(), "word/document.xml", crowd))
    with pytest.raises(ReadingError, match="too large once unpacked"):
        read(path)


def test_marks_without_end_are_not_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Ann Lee spoke.\n\n" + "[ " * 2_000_000, encoding="utf-8")
    with pytest.raises(ReadingError, match="a paragraph of more than 100,000 characters"):
        read(path)
    path.write_text("Ann Lee spoke.\n\n" * 400_000, encoding="utf-8")
    with pytest.raises(ReadingError, match="more than 5,000,000 characters"):
        read(path)


def test_entities_that_grow_or_name_files_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)).encode()
    path = word(tmp_path / "a.docx", ("MARK said no.",))
    for entity, reference in (
        (b'<!ENTITY e0 "ha">' + nested, b"&e11;"),
        (f'<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">'.encode(), b"&x;"),
    ):
        doctype = b"<!DOCTYPE d [" + entity + b"]>"
        path.write_bytes(
            with_part(
                word(path, ("MARK said no.",)).read_bytes(),
                "word/document.xml",
                lambda xml: xml.replace(b"?>", b"?>" + doctype, 1).replace(b"MARK", reference),  # noqa: B023 - called at once
            )
        )
        try:
            text = read(path).text
        except ReadingError:
            continue
        assert "secret" not in text
        assert len(text) < 100


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(MADE),
    seed=st.integers(0, 2**32),
    how=st.sampled_from(["bytes", "flip", "cut", "swap"]),
)
def test_no_bytes_raise_anything_else(name: str, seed: int, how: str, tmp_path: Path) -> None:
    made = tmp_path / f"made-{name}"
    if not made.exists():
        make(tmp_path, made.name)
    chance, data = random.Random(seed), bytearray(made.read_bytes())
    match how:
        case "bytes":
            data = bytearray(data[:8]) + chance.randbytes(200)
        case "flip":
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case "cut":
            del data[chance.randrange(len(data)) :]
        case _:
            start = chance.randrange(len(data))
            data[start : start + chance.randrange(300)] = data[: chance.randrange(300)]
    path = tmp_path / name
    path.write_bytes(bytes(data))
    try:
        article = read(path)
    except ReadingError as error:
        said = str(error)
    else:
        said = f"{article.source}."
        article.text.encode()
        assert "\n" not in "".join(passages(article))
    assert name in said
    assert said.endswith(".")


FIELD = b"""<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent><w:p><w:r><w:t>%s</w:t></w:r></w:p>
</w:sdtContent></w:sdt>"""


def test_words_in_a_templates_fields_are_of_the_story(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", STORY)
    fields = (
        FIELD % (b"", "“We lost it,” said Mara Quill.".encode())
        + FIELD % (b"<w:showingPlcHdr/>", b"Click here to enter text.")
        + FIELD % (b"<w:docPartObj/>", b"Contents 1")
    )
    data = with_part(
        path.read_bytes(),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:body>", b"<w:body>" + fields),
    )
    path.write_bytes(data)
    assert story(read(path)) == ("“We lost it,” said Mara Quill.", *STORY)


def test_a_cell_that_claims_to_span_very_many_columns_is_one(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", STORY)
    table = (
        b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p><w:r>'
        b"<w:t>The board sits in Tarn.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    data = with_part(
        path.read_bytes(),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:body>", b"<w:body>" + table),
    )
    path.write_bytes(data)
    assert story(read(path)) == ("The board sits in Tarn.", *STORY)


@pytest.mark.parametrize(
    ("stated", "used"),
    [
        ("utf-16", "utf-8"),  # As its own bytes show, it cannot be.
        ("punycode", "utf-8"),  # None of the web's; and Python takes hours for a large page.
        ("unicode_escape", "utf-8"),
        ("latin1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("shift_jis", "shift_jis"),
    ],
)
def test_a_page_is_decoded_as_browsers_do(stated: str, used: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    words = STORY if used in ("utf-8", "cp1252") else tuple(t.strip("“”") for t in STORY[::2])
    path.write_bytes(page(words).replace('"utf-8"', f'"{stated}"').encode(used))
    assert story(read(path))[: len(words)] == words


def test_a_front_matter_with_very_long_lines_is_soon_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    gap = " " * 200_000
    path.write_text(f"---\ntitle: a{gap}b\nx:{gap}y{gap}\n---\n" + "\n\n".join(STORY), "utf-8")
    assert story(read(path)) == STORY


def test_a_pdf_of_very_many_pages_is_refused_before_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(tmp_path / "a.pdf", STORY * 40)
    monkeypatch.setattr("retrieval.reading.pdf.MOST_PAGES", 1)
    monkeypatch.delattr("retrieval.reading.pdf.PDFPageInterpreter.process_page")
    with pytest.raises(ReadingError, match="more than 1 pages"):
        read(path)
