"""The bot's own words: templates from a TOML file, checked when they are loaded."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

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


class Phrases:
    """The templates by name.

    A template sees only the values it is given, and a value is never read as a template: what
    looks like a placeholder in a name or a title stays as it is.
    """

    def __init__(self, texts: Mapping[str, str], months: tuple[str, ...]) -> None:
        """Compile the templates.

        Args:
            texts: Every template by its name.
            months: The twelve months as a date shows them.

        Raises:
            PhrasesError: A template cannot be compiled.
        """
        self._months = months
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,  # Shown as text with entities, never as markup.
            keep_trailing_newline=False,
        )
        environment.globals.update(ALWAYS)
        self._templates: dict[str, Template] = {}
        self.values: dict[str, frozenset[str]] = {}
        for name, text in texts.items():
            try:
                self.values[name] = frozenset(
                    meta.find_undeclared_variables(environment.parse(text)) - ALWAYS.keys()
                )
                self._templates[name] = environment.from_string(text)
            except TemplateError as error:
                raise PhrasesError(f"The phrase {name!r} is no valid template: {error}.") from None

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a template.

        Raises:
            PhrasesError: The template cannot be filled in with these values.
        """
        try:
            return self._templates[phrase].render(values)
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise PhrasesError(f"The phrase {phrase!r} cannot be filled in: {error}.") from None

    def day(self, day: date | None) -> str:
        """Return a day as people read it ("6 Jan 2020"); "" for None."""
        if day is None:
            return ""
        return self.say("day", day=day.day, month=self._months[day.month - 1], year=day.year)


def load_phrases(path: Path | None = None) -> Phrases:
    """Load the bot's own phrases, and an operator's file over them.

    Args:
        path: A TOML file of the same form, with some or all of the phrases.

    Raises:
        PhrasesError: The file cannot be read, names an unknown phrase, or a phrase of it asks for
            a value that it is not given.
    """
    own = tomllib.loads(
        resources.files("bot.answering").joinpath("phrases.toml").read_text(encoding="utf-8")
    )
    texts: dict[str, str] = dict(own["phrases"])
    months = tuple(own["months"])
    defaults = Phrases(texts, months)
    if path is None:
        return defaults
    theirs = _read(path)
    strange = sorted(theirs.keys() - own.keys())
    if strange:
        raise PhrasesError(
            f"{path} holds {strange[0]!r} outside [phrases]; put it below that line."
        )
    months = _months(path, theirs, months)
    given = theirs.get("phrases", {})
    if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()):
        raise PhrasesError(f"In {path}, [phrases] must hold texts by name.")
    unknown = sorted(given.keys() - texts.keys())
    if unknown:
        raise PhrasesError(f"{path} holds a phrase that is not known: {unknown[0]!r}.")
    phrases = Phrases(texts | given, months)
    for name in given:
        extra = sorted(phrases.values[name] - defaults.values[name])
        if extra:
            known = ", ".join(sorted(defaults.values[name])) or "no values"
            raise PhrasesError(
                f"In {path}, the phrase {name!r} asks for {extra[0]!r}; it is given {known}."
            )
    return phrases


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PhrasesError(
            f"The file of phrases {path} cannot be read: {error.strerror}."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PhrasesError(f"The file of phrases {path} is no valid TOML: {error}.") from None


def _months(path: Path, theirs: dict[str, object], default: tuple[str, ...]) -> tuple[str, ...]:
    given = theirs.get("months", list(default))
    if not isinstance(given, list) or len(given) != MONTHS:
        raise PhrasesError(f"In {path}, months must be a list of {MONTHS} names.")
    return tuple(str(month) for month in given)
