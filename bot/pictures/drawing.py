"""From a recipe to a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pictures.card import check_card, draw_card
from bot.pictures.recipe import Card
from bot.pictures.timeline import check_timeline, draw_timeline
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.pictures.recipe import Timeline


def evidence_of(recipe: Card | Timeline, read: Callable[[str], str]) -> str:
    """Return the source's words that a picture shows; "" where it shows none.

    Args:
        recipe: The picture.
        read: Gives the stored text of an article by its content hash.

    Raises:
        ArticleGoneError: The article is no longer held, or has no such place.
    """
    if not isinstance(recipe, Card):
        return ""
    text = read(recipe.content_hash)
    if not 0 <= recipe.start < recipe.end <= len(text):
        raise ArticleGoneError("That article is no longer in the archive; please ask again.")
    return text[recipe.start : recipe.end]


def check_picture(recipe: Card | Timeline, text: str) -> None:
    """Check that a picture can be drawn.

    Args:
        recipe: The picture.
        text: What `evidence_of` gives.

    Raises:
        PictureError: It cannot; see bot/pictures/lettering.py.
    """
    if isinstance(recipe, Card):
        check_card(recipe, text)
    else:
        check_timeline(recipe)


def draw_picture(recipe: Card | Timeline, text: str) -> bytes:
    """Return a picture as a PNG file; see `check_picture`. It needs no archive and no network."""
    return draw_card(recipe, text) if isinstance(recipe, Card) else draw_timeline(recipe)
