"""A citation as a BibTeX entry."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from retrieval.citing.work import ID_DIGITS

if TYPE_CHECKING:
    from retrieval.citing.work import Work

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""The names that BibTeX's styles define (btxdoc, section 3.2)."""
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
"""LaTeX's ten special characters. A brace has a name of its own: BibTeX counts an escaped one."""
_SMALL = frozenset("the an in on of at".split())
_KEPT_IN_URL = "!#$%&'()*+,-./:;=?@_~[]"
"""What a URL keeps: the `url` package takes these as they are."""


def bibtex(work: Work) -> str:
    """Return a BibTeX entry: an `article` of its publisher; `misc` where none is known.

    Letters stay as they are, in Unicode. The title is braced twice, so that styles leave its
    capitals alone. The content hash stands in the note, for it tells which text was cited.
    """
    fields = [("title", f"{{{{{escape(work.title)}}}}}")]
    if work.publisher:
        fields.append(("journal", f"{{{escape(work.publisher)}}}"))
    else:
        fields.append(("howpublished", f"{{{escape(work.source)}}}"))
    if work.date:
        fields.append(("year", f"{{{work.date.year}}}"))
        fields.append(("month", _MONTHS[work.date.month - 1]))
        fields.append(("day", f"{{{work.date.day}}}"))
    if work.url:
        fields.append(("url", f"{{{quote(work.url, safe=_KEPT_IN_URL)}}}"))
    notes = [] if work.is_titled else ["Opening words in place of a title"]
    notes += [f"Paragraph {work.paragraph}"] if work.paragraph else []
    notes.append(f"SHA-256 {work.content_hash}")
    fields.append(("note", f"{{{', '.join(notes)}}}"))
    body = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@{'article' if work.publisher else 'misc'}{{{make_key(work)},\n{body}\n}}"


def make_key(work: Work) -> str:
    """Return a citation key: a word of the publisher or title, the year, digits of the hash.

    It is of ASCII letters and digits only, which every tool takes.
    """
    words = re.findall(r"[A-Za-z]{2,}", f"{_ascii(work.publisher)} {_ascii(work.title)}")
    name = next((word.lower() for word in words if word.lower() not in _SMALL), "article")
    year = str(work.date.year) if work.date else "nd"
    return f"{name}{year}x{work.content_hash[:ID_DIGITS]}"


def escape(text: str) -> str:
    """Return a text that LaTeX prints as it is; control characters are left out."""
    return "".join(
        _SPECIAL.get(character, character)
        for character in text
        if unicodedata.category(character) not in ("Cc", "Cs")
    )


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
