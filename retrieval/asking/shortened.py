"""Offices, bodies and units as people shorten them: "the sec-gen" is the secretary general.

Only words for offices, units and bodies that are known by their initials are written out. A name
is looked up before, so that a firm called "Roe AG" stays one.
"""

from __future__ import annotations

import re

_HOUSE = (
    r"(?:foreign|home|press|defen[cs]e|health|education|transport|treasury|cabinet|environment|"
    r"justice|interior|energy|state|deputy|general|first|private)"
)
_SHORT: tuple[tuple[str, str], ...] = (
    (r"unsg", "UN secretary general"),
    (r"potus", "US president"),
    (
        r"(?:sec(?:retary|ry|y|[’'])?\.?[ -]?gen(?:eral)?|gen[ -]?sec|s\.?g|s-g)",
        "secretary general",
    ),
    (r"(?:p\.?m|prime min)", "prime minister"),
    (r"(?:f\.?m|for(?:eign)?[ -]?min)", "foreign minister"),
    (r"fin(?:ance)?[ -]?min", "finance minister"),
    (r"def(?:en[cs]e)?[ -]?min", "defence minister"),
    (r"(?:att(?:orne)?y[ -]gen|ag|a-g)", "attorney general"),
    (r"da", "district attorney"),
    (r"dg", "director general"),
    (r"gm", "general manager"),
    (r"md", "managing director"),
    (r"(?:c-in-c|cinc)", "commander in chief"),
    (r"ceo", "chief executive"),
    (r"cfo", "chief financial officer"),
    (r"coo", "chief operating officer"),
    (r"world[’']s top diplomat", "UN secretary general"),
    (r"(?:top|chief) diplomat", "foreign minister"),
    (r"premier", "prime minister"),
    (r"cto", "chief technology officer"),
    (r"(?:v\.?p|veep|vice[ -]pres)", "vice president"),
    (r"pres", "president"),
    (r"(?:spokes|spox)", "spokesperson"),
    (r"mod", "ministry of defence"),
    (r"dod", "department of defense"),
    (r"mfa", "ministry of foreign affairs"),
    (r"(?:gov[’']?t)", "government"),
    (r"dept", "department"),
    (rf"(?P<of>{_HOUSE}) sec", r"\g<of> secretary"),
    (rf"(?P<of>{_HOUSE}) min", r"\g<of> minister"),
)
"""Shortened offices, and what they are short for. By hand."""
_UNITS: tuple[tuple[str, str], ...] = (
    (r"(?:km/h|kph|kmh|kmph)", "kilometres per hour"),
    (r"mph", "miles per hour"),
    (r"bn", "billion"),
    (r"(?:mn|mln)", "million"),
)
"""Shortened units behind a number. By hand."""
_COMPILED = tuple(
    (re.compile(rf"(?<![\w.-])(?<!\d ){short}\b\.?(?![\w-])", re.IGNORECASE), full)
    for short, full in _SHORT
) + tuple((re.compile(rf"(?<=\d) ?{short}\b", re.IGNORECASE), f" {full}") for short, full in _UNITS)


_BODY = {
    "EU": "European Union", "AU": "African Union", "UN": "United Nations",
    "IMF": "International Monetary Fund", "WHO": "World Health Organization",
    "WTO": "World Trade Organization", "EC": "European Commission", "ECB": "European Central Bank",
    "IAEA": "International Atomic Energy Agency", "NHS": "National Health Service",
    "ICC": "International Criminal Court",
}  # fmt: skip
"""Bodies that news calls by their initials, and what those are short for. By hand."""
_BODIES = re.compile(r"\b(?:E\.?U\.?|A\.?U\.?|U\.?N\.?|IMF|WHO|WTO|ECB?|IAEA|NHS|ICC)(?![\w.])")


def written_out(words: str) -> str:
    """Write out the shortened offices, bodies and units in some words.

    Args:
        words: The words, such as "the NATO sec-gen".

    Returns:
        The words with each of them in full; the same words where there is none.
    """
    for short, full in _COMPILED:
        words = short.sub(full, words)
    return _BODIES.sub(lambda found: _BODY[found[0].replace(".", "")], words)
