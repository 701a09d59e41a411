"""Reading a page of marked articles as a program does."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a page holds.

    Attributes:
        texts: The text of each article, its marks taken away.
        ids: Every id.
        links: Where links lead.
        tags: Every element's name.
        placed: Each piece of marked text: its article, from 1, its classes, the text.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.placed: list[tuple[int, str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def shown(self, article: int, classes: str) -> str:
        """Return what is marked in the nth article with classes that begin so."""
        return "".join(
            text
            for number, held, text in self.placed
            if (number, held[: len(classes)]) == (article, classes)
        )

    @property
    def marked(self) -> list[tuple[str, str]]:
        """Each piece of marked text with its classes."""
        return [(classes, text) for _, classes, text in self.placed]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        held = {name: value or "" for name, value in attrs}
        if tag in ("meta", "link", "img"):
            return
        self._open.append((tag, held.get("class", "")))
        if self._open[-1] == ("div", "text"):
            self.texts.append("")
        self.ids += [held["id"]] if "id" in held else []
        self.links += [held["href"]] if "href" in held else []

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self._open:
            self.texts[-1] += data
            for _, classes in self._open[self._open.index(("div", "text")) + 1 :]:
                self.placed.append((len(self.texts), classes, data))
