"""Countries and what their people and offices are called: "German" is of Germany."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = {
    "America": "American US USA",
    "Afghanistan": "Afghan", "Albania": "Albanian", "Algeria": "Algerian",
    "Argentina": "Argentine Argentinian", "Armenia": "Armenian", "Australia": "Australian",
    "Austria": "Austrian", "Azerbaijan": "Azerbaijani", "Bahrain": "Bahraini",
    "Bangladesh": "Bangladeshi", "Belarus": "Belarusian", "Belgium": "Belgian",
    "Bolivia": "Bolivian", "Bosnia": "Bosnian", "Brazil": "Brazilian", "Britain": "British UK U.K.",
    "Bulgaria": "Bulgarian", "Cambodia": "Cambodian", "Cameroon": "Cameroonian",
    "Canada": "Canadian", "Chile": "Chilean", "China": "Chinese", "Colombia": "Colombian",
    "Croatia": "Croatian", "Cuba": "Cuban", "Cyprus": "Cypriot", "Czechia": "Czech",
    "Denmark": "Danish", "Ecuador": "Ecuadorian", "Egypt": "Egyptian", "Estonia": "Estonian",
    "Ethiopia": "Ethiopian", "Europe": "European EU E.U.", "Finland": "Finnish",
    "France": "French", "Georgia": "Georgian", "Germany": "German", "Ghana": "Ghanaian",
    "Greece": "Greek", "Guatemala": "Guatemalan", "Haiti": "Haitian", "Honduras": "Honduran",
    "Hungary": "Hungarian", "Iceland": "Icelandic", "India": "Indian", "Indonesia": "Indonesian",
    "Iran": "Iranian", "Iraq": "Iraqi", "Ireland": "Irish", "Israel": "Israeli",
    "Italy": "Italian", "Jamaica": "Jamaican", "Japan": "Japanese", "Jordan": "Jordanian",
    "Kazakhstan": "Kazakh", "Kenya": "Kenyan", "Kosovo": "Kosovar", "Kuwait": "Kuwaiti",
    "Latvia": "Latvian", "Lebanon": "Lebanese", "Libya": "Libyan", "Lithuania": "Lithuanian",
    "Malaysia": "Malaysian", "Malta": "Maltese", "Mexico": "Mexican", "Mongolia": "Mongolian",
    "Morocco": "Moroccan", "Nepal": "Nepalese Nepali", "Netherlands": "Dutch",
    "Nicaragua": "Nicaraguan", "Nigeria": "Nigerian", "Norway": "Norwegian",
    "Pakistan": "Pakistani", "Palestine": "Palestinian", "Panama": "Panamanian",
    "Peru": "Peruvian", "Philippines": "Philippine Filipino", "Poland": "Polish",
    "Portugal": "Portuguese", "Qatar": "Qatari", "Romania": "Romanian", "Russia": "Russian",
    "Rwanda": "Rwandan", "Saudi": "Saudi", "Scotland": "Scottish", "Serbia": "Serbian",
    "Singapore": "Singaporean", "Slovakia": "Slovak", "Slovenia": "Slovenian", "Somalia": "Somali",
    "Spain": "Spanish", "Sudan": "Sudanese", "Sweden": "Swedish", "Switzerland": "Swiss",
    "Syria": "Syrian", "Taiwan": "Taiwanese", "Thailand": "Thai", "Tunisia": "Tunisian",
    "Turkey": "Turkish", "Uganda": "Ugandan", "Ukraine": "Ukrainian", "Uruguay": "Uruguayan",
    "Uzbekistan": "Uzbek", "Venezuela": "Venezuelan", "Vietnam": "Vietnamese", "Wales": "Welsh",
    "Yemen": "Yemeni", "Zambia": "Zambian", "Zimbabwe": "Zimbabwean",
}  # fmt: skip
"""Countries with their adjectives. By hand."""

_SEATS = {
    "ottawa": "canada", "washington": "america", "the white house": "america",
    "london": "britain", "downing street": "britain", "whitehall": "britain", "paris": "france",
    "the elysee": "france", "berlin": "germany", "moscow": "russia", "the kremlin": "russia",
    "beijing": "china", "tehran": "iran", "baghdad": "iraq", "kyiv": "ukraine", "kiev": "ukraine",
    "tokyo": "japan", "delhi": "india", "new delhi": "india", "ankara": "turkey",
    "riyadh": "saudi", "cairo": "egypt", "rome": "italy", "madrid": "spain", "canberra":
    "australia", "dublin": "ireland", "warsaw": "poland", "budapest": "hungary", "athens": "greece",
    "islamabad": "pakistan", "kabul": "afghanistan", "damascus": "syria", "seoul": "south korea",
    "pyongyang": "north korea", "oslo": "norway", "stockholm": "sweden", "copenhagen": "denmark",
    "helsinki": "finland", "vienna": "austria", "bern": "switzerland", "lisbon": "portugal",
    "the hague": "netherlands", "prague": "czechia", "bucharest": "romania", "sofia": "bulgaria",
    "belgrade": "serbia", "minsk": "belarus", "caracas": "venezuela", "havana": "cuba",
}  # fmt: skip
"""Seats of governments, which stand for them: "Ottawa said". By hand."""

_STATES = frozenset(
    """
    alabama alaska arizona arkansas california carolina colorado connecticut dakota delaware
    florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
    massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
    oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
    """.split()
)
"""Last words of the names of American states, but for those with "New". By hand."""

_COUNTRY_OF = {
    word.lower().replace(".", ""): country.lower()
    for country, words in _NAMES.items()
    for word in words.split()
}


_UNIONS = {
    ("united", "states"): "america", ("united", "kingdom"): "britain",
    ("european", "union"): "europe", ("south", "korean"): "south korea",
    ("north", "korean"): "north korea",
}  # fmt: skip


def fold_countries(words: Iterable[str]) -> list[str]:
    """Replace adjectives and short names of countries in folded words by the countries.

    "german" becomes "germany"; "us", "american" and "united states" become "america".
    """
    folded: list[str] = []
    for word in words:
        pair = (folded[-1], word) if folded else ("", word)
        if pair in _UNIONS:
            folded[-1:] = _UNIONS[pair].split()
        else:
            folded.append(word)
    return [country_of(word) for word in folded]


def governments_at(place: str) -> tuple[str, ...]:
    """Return what the government may be called that a place stands for.

    Args:
        place: The place, folded ("ottawa").

    Returns:
        "Canadian government" and the like; none where the place stands for none.
    """
    land = _SEATS.get(place) or _SEATS.get(f"the {place}")
    if land is None:
        return ()
    adjectives = next((words for name, words in _NAMES.items() if name.lower() == land), "")
    return tuple(f"{word} government" for word in (*adjectives.split(), land))


def land_governed_from(place: str) -> str:
    """Return the country whose government sits in a place (folded: "ottawa"), or ""."""
    return _SEATS.get(place, "").title()


def is_land(word: str) -> bool:
    """Say whether a word is a country's or an American state's name ("USA", "Ohio")."""
    low = word.lower().replace(".", "")
    return low in _STATES or word in _NAMES or low in {"usa", "us", "uk", "world", "universe"}


def country_of(word: str) -> str:
    """Return the country that a folded word is the adjective of ("german"), else the word."""
    return _COUNTRY_OF.get(word.replace(".", ""), word)
