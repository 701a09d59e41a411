"""Offices as people shorten them: "the sec-gen" is the secretary general, "the PM" …

Only words for offices, and bodies that are known by their initials, are written out. A name is looked up before, so that a
firm called "Roe AG" stays one.
"""

from __future__ import annotations

import re

_SHORT: tuple[tuple[str, str], ...] = (
    (r"unsg", "UN secretary general"),
    (r"potus", "US president"),
    (r"(?:sec(?:retary|ry|y|[’'])?\.?[ -]?gen(?:eral)?|gen[ -]?sec|s\.?g|s-g)", "secretary general"),
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
    (r"cto", "chief technology officer"),
    (r"(?:v\.?p|veep|vice[ -]pres)", "vice president"),
    (r"pres", "president"),
    (r"(?:spokes|spox)", "spokesperson"),
    (r"mod", "ministry of defence"),
    (r"dod", "department of defense"),
    (r"mfa", "ministry of foreign affairs"),
    (r"(?:gov[’']?t)", "government"),
    (r"dept", "department"),
    (r"(?:km/h|kph|kmh|kmph)", "kilometres per hour"),
    (r"mph", "miles per hour"),
    (r"bn", "billion"),
    (r"(?:mn|mln)", "million"),
    (
        r"(?P<of>(?:foreign|home|press|defen[cs]e|health|education|transport|treasury|cabinet|"
        r"justice|interior|energy|state|deputy|general|first|private)) sec",
        r"\g<of> secretary",
    ),
    (
        r"(?P<of>(?:foreign|home|health|education|transport|treasury|cabinet|justice|interior|"
        r"energy|environment|deputy|first|state)) min",
        r"\g<of> minister",
    ),
)
"""Shortened offices and units, and what they are short for. By hand."""
_COMPILED = tuple(
    (re.compile(rf"(?<![\w.-]){short}\b\.?(?![\w-])", re.IGNORECASE), full)
    for short, full in _SHORT
)


_BODY = {
    "EU": "European Union", "AU": "African Union", "UN": "United Nations",
    "IMF": "International Monetary Fund", "WHO": "World Health Organization",
    "WTO": "World Trade Organization", "ECB": "European Central Bank",
    "IAEA": "International Atomic Energy Agency", "NHS": "National Health Service",
    "ICC": "International Criminal Court",
}  # fmt: skip
"""Bodies that news calls by their initials, and what those are short for. By hand."""
_BODIES = re.compile(r"\b(?:E\.?U\.?|A\.?U\.?|U\.?N\.?|IMF|WHO|WTO|ECB|IAEA|NHS|ICC)(?![\w.])")


def written_out(words: str) -> str:
    """Write out the shortened offices in the words that name somebody.

    Args:
        words: The words, such as "the NATO sec-gen".

    Returns:
        The words with each of them in full; the same words where there is none.
    """
    for short, full in _COMPILED:
        words = short.sub(full, words)
    return _BODIES.sub(lambda found: _BODY[found[0].replace(".", "")], words)
