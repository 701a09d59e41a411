"""Documents as people send them, made by the libraries that others make theirs with."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

STORY = (
    "The harbour board voted on Tuesday to close the old fish market by the end of May.",
    "“We cannot keep a roof over it for another winter,” said Ines Calder, who chairs the board.",
    "Traders said that they had been promised a new hall. Tom Arkwright said that nobody asked.",
)
"""A story in paragraphs."""


def word(path: Path, paragraphs: Sequence[str], title: str = "") -> Path:
    """Write a .docx document."""
    document = Document()
    if title:
        document.add_heading(title, level=0)
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a .docx document with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def sheet(
    path: Path,
    paragraphs: Sequence[str],
    *,
    title: str = "",
    columns: int = 1,
    header: str = "",
    size: float = 10,
    indent: float = 0,
    password: str = "",
) -> Path:
    """Write a PDF with wrapped lines, in columns, with a header and page numbers."""
    width, height = A4
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=size,
        leading=size * 1.2,
        alignment=TA_JUSTIFY,
        spaceAfter=0 if indent else 6,
        firstLineIndent=indent,
    )
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=20, leading=24, spaceAfter=12)

    def decorate(canvas: Canvas, _: object) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(60, height - 40, f"{header} {canvas.getPageNumber()}".strip())
        canvas.drawCentredString(width / 2, 30, str(canvas.getPageNumber()))

    gap = 20
    column = (width - 120 - gap * (columns - 1)) / columns
    frames = [
        Frame(60 + n * (column + gap), 60, column, height - 130, 0, 0, 0, 0) for n in range(columns)
    ]
    document = BaseDocTemplate(str(path), pagesize=A4, encrypt=password or None, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=decorate))
    flow = [Paragraph(title, head)] if title else []
    document.build([*flow, *(Paragraph(text, body) for text in paragraphs)])
    return path
