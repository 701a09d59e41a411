"""The bot's own words in every language that it has, and in which of them it speaks now."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from importlib import resources
from typing import TYPE_CHECKING

from bot.answering.tongue import Tongue, read_file, read_text, translate
from bot.errors import PhrasesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable
    from pathlib import Path

ENGLISH = "en"
"""The language that every other one falls back to: `phrases.toml`, without a code in its name."""
_STEM, _ENDING = "phrases", ".toml"

_spoken: ContextVar[str] = ContextVar("spoken", default="")
"""The code of the language in which the task at hand is answered; "" for the default."""


class Phrases:
    """The templates of all languages.

    `say` and `day` speak the language that `speaking` has set for the task at hand, and else the
    default. Messages of different people are answered side by side, and each keeps its own.

    Args:
        tongues: The languages by their codes ("en", "fr"), English among them.
        default: Which of them is spoken where nobody has chosen.
    """

    def __init__(self, tongues: Mapping[str, Tongue], default: str = ENGLISH) -> None:
        self._tongues = dict(tongues)
        self._default = default

    @property
    def values(self) -> dict[str, frozenset[str]]:
        """The names of all phrases, and of the values that each of them asks for in English."""
        return self._tongues[ENGLISH].values

    @property
    def default(self) -> str:
        """The code of the language that is spoken where nobody has chosen."""
        return self._default

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages' own names by their codes, the default first."""
        first = {self._default: self._tongues[self._default].name}
        return first | {code: tongue.name for code, tongue in sorted(self._tongues.items())}

    @property
    def spoken(self) -> str:
        """The code of the language that is spoken now."""
        code = _spoken.get()
        return code if code in self._tongues else self._default

    def known(self, code: str | None) -> str:
        """Return the language that a code stands for, or "".

        Args:
            code: An IETF language tag, in any case: of "fr-CA" the first part counts.
        """
        first = (code or "").replace("_", "-").partition("-")[0].lower()
        return first if first in self._tongues else ""

    @contextlib.contextmanager
    def speaking(self, code: str | None) -> Iterator[None]:
        """Speak a language for a while; one that is not known changes nothing.

        Args:
            code: As in `known`.
        """
        known = self.known(code)
        if not known:
            yield
            return
        token = _spoken.set(known)
        try:
            yield
        finally:
            _spoken.reset(token)

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a template of the language that is spoken.

        Raises:
            PhrasesError: The template cannot be filled in with these values.
        """
        return self._tongues[self.spoken].say(phrase, **values)

    def day(self, day: date | None) -> str:
        """Return a day as people read it ("6 Jan 2020"); "" for None."""
        return self._tongues[self.spoken].day(day)

    def month(self, day: date) -> str:
        """Return the month of a day as people read it ("Jan 2020")."""
        return self._tongues[self.spoken].month(day)


def load_phrases(
    path: Path | None = None, language: str = ENGLISH, *, folder: Traversable | None = None
) -> Phrases:
    """Load the bot's own phrases in all languages, and an operator's file over one of them.

    A language is a file beside this module, `phrases.CODE.toml`, of the same form as the English
    one; what it leaves out is said in English.

    Args:
        path: A TOML file of the same form, with some or all of the phrases of `language`.
        language: The code of the language that is spoken where nobody has chosen.
        folder: Where the languages' files are; this module's own where it is left out.

    Raises:
        PhrasesError: There is no such language, or a file cannot be read, names an unknown
            phrase, or a phrase of it asks for a value that it is not given.
    """
    folder = resources.files("bot.answering") if folder is None else folder
    name = f"{_STEM}{_ENDING}"
    english = read_text((folder / name).read_text(encoding="utf-8"), name)
    tongues = {ENGLISH: Tongue(english.name, english.texts, english.months)}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        code = file.name.removeprefix(f"{_STEM}.").removesuffix(_ENDING)
        if file.name == f"{_STEM}.{code}{_ENDING}":
            text = file.read_text(encoding="utf-8")
            tongues[code] = translate(tongues[ENGLISH], read_text(text, file.name))
    chosen = Phrases(tongues).known(language)
    if not chosen:
        known = ", ".join(sorted(tongues))
        raise PhrasesError(
            f"There is no language {language!r}; set ON_RECORD_LANGUAGE to one of {known}."
        )
    if path is not None:
        tongues[chosen] = translate(tongues[chosen], read_file(path))
    return Phrases(tongues, chosen)
