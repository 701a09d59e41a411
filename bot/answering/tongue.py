"""One language of the bot's own words: templates from a TOML file, checked as they are loaded."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.errors import PhrasesError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from jinja2 import Template

MONTHS = 12
ALWAYS = {"where": ""}
"""Values that every template knows, whether they are given or not: which articles alone were
looked at, in words."""
_HEAD = ("language", "months")
"""What a file may hold besides its phrases."""


class Written(NamedTuple):
    """A file of phrases as it is written, nothing of it checked but its form.

    Attributes:
        place: What the file is called, for what is said of its faults.
        name: The language's own name; "" where the file gives none.
        months: The twelve months; () where the file gives none.
        texts: The templates by name.
    """

    place: str
    name: str
    months: tuple[str, ...]
    texts: Mapping[str, str]


class Tongue:
    """The templates of one language by name.

    A template sees only the values it is given, and a value is never read as a template: what
    looks like a placeholder in a name or a title stays as it is.

    Args:
        name: What the language calls itself.
        texts: Every template by its name.
        months: The twelve months as a date shows them.

    Raises:
        PhrasesError: A template is none.
    """

    def __init__(self, name: str, texts: Mapping[str, str], months: tuple[str, ...]) -> None:
        self.name = name
        self.texts = dict(texts)
        self.months = months
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,  # Shown as text with entities, never as markup.
            keep_trailing_newline=False,
        )
        self._environment.globals.update(ALWAYS)
        self._templates: dict[str, Template] = {}
        self.values: dict[str, frozenset[str]] = {}
        for phrase, text in texts.items():
            try:
                asked = meta.find_undeclared_variables(self._environment.parse(text))
            except TemplateError as error:
                raise PhrasesError(
                    f"The phrase {phrase!r} is no valid template: {error}."
                ) from None
            self.values[phrase] = frozenset(asked - ALWAYS.keys())

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a template.

        Raises:
            PhrasesError: The template cannot be filled in with these values.
        """
        try:
            return self._template(phrase).render(values)
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise PhrasesError(f"The phrase {phrase!r} cannot be filled in: {error}.") from None

    def day(self, day: date | None) -> str:
        """Return a day as people read it ("6 Jan 2020"); "" for None."""
        if day is None:
            return ""
        return self.say("day", day=day.day, month=self.months[day.month - 1], year=day.year)

    def month(self, day: date) -> str:
        """Return the month of a day as people read it ("Jan 2020")."""
        return self.say("month", month=self.months[day.month - 1], year=day.year)

    def _template(self, phrase: str) -> Template:
        """Return a template, compiled at its first use: a language has hundreds of them."""
        template = self._templates.get(phrase)
        if template is None:
            template = self._environment.from_string(self.texts[phrase])
            self._templates[phrase] = template
        return template


def translate(base: Tongue, written: Written) -> Tongue:
    """Return a language as a file gives it; what the file leaves out is taken from another one.

    Raises:
        PhrasesError: The file names an unknown phrase, or a phrase of it is no template or asks
            for a value that it is not given.
    """
    unknown = sorted(written.texts.keys() - base.texts.keys())
    if unknown:
        raise PhrasesError(f"{written.place} holds a phrase that is not known: {unknown[0]!r}.")
    months = written.months or base.months
    tongue = Tongue(written.name or base.name, {**base.texts, **written.texts}, months)
    for name in written.texts:
        extra = sorted(tongue.values[name] - base.values[name])
        if extra:
            known = ", ".join(sorted(base.values[name])) or "no values"
            raise PhrasesError(
                f"In {written.place}, the phrase {name!r} asks for {extra[0]!r}; "
                f"it is given {known}."
            )
    return tongue


def read_file(path: Path) -> Written:
    """Read a file of phrases.

    Raises:
        PhrasesError: It cannot be read, or has another form.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PhrasesError(
            f"The file of phrases {path} cannot be read: {error.strerror}."
        ) from None
    except UnicodeDecodeError as error:
        raise _no_toml(str(path), error) from None
    return read_text(text, str(path))


def read_text(text: str, place: str) -> Written:
    """Read the text of a file of phrases.

    Args:
        text: The text.
        place: What the file is called, for what is said of its faults.

    Raises:
        PhrasesError: It has another form.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(place, error) from None
    strange = sorted(given.keys() - {*_HEAD, "phrases"})
    if strange:
        raise PhrasesError(
            f"{place} holds {strange[0]!r} outside [phrases]; put it below that line."
        )
    name = given.get("language", "")
    if not isinstance(name, str):
        raise PhrasesError(f"In {place}, language must be the language's own name.")
    months = given.get("months", [])
    if not isinstance(months, list) or (len(months) != MONTHS and "months" in given):
        raise PhrasesError(f"In {place}, months must be a list of {MONTHS} names.")
    texts = given.get("phrases", {})
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise PhrasesError(f"In {place}, [phrases] must hold texts by name.")
    return Written(place, name, tuple(map(str, months)), texts)


def _no_toml(place: str, error: Exception) -> PhrasesError:
    return PhrasesError(f"The file of phrases {place} is no valid TOML: {error}.")
