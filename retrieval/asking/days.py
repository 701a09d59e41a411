"""Days and spans of days as people type them: "on 6 January 2020", "since Monday", "last week".

A small grammar, not a date library: those guess at what they do not understand and count from the
clock. Here what counts from a day counts from one that the caller gives.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_YEAR = r"(?:19|20)\d\d"
_NTH = r"(?:0?[1-9]|[12]\d|3\d)(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{_YEAR}-\d\d(?:-\d\d)?(?!\d)"
    rf"|(?:{_WEEKDAY},? )?(?:the )?{_NTH} (?:of )?{_MONTH}(?:,? {_YEAR})?"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_NTH}(?!\d)(?:,? {_YEAR})?"
    rf"|{_MONTH}(?:,? {_YEAR})?"
    rf"|{_WEEKDAY}|{_YEAR}|today\b|yesterday\b)"
)
_AGO = (
    r"(?:(?:in |over |during |within |for |from )?(?:the )?(?:last|past) "
    r"(?:(?P<count>\d{1,3}|two|three|four|five|six|seven|ten) )?(?P<unit>day|week|month|year)s?\b)"
)
_PERIOD = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:from|between) (?P<first>{_DAY}|\d{{1,2}}) (?:to|and|until|till|through) (?P<last>{_DAY})"
    rf"|(?:(?P<bound>since|after|before|until|till|up to)|on|in|during|as of|dated) "
    rf"(?P<day>{_DAY})(?: (?:morning|afternoon|evening|night))?"
    rf"|{_AGO}|(?:earlier )?this (?P<this>week|month|year)\b|(?P<near>yesterday|today)\b"
    rf"|(?:on )?(?:last|this|past) (?P<weekday>{_WEEKDAY})"
    r")(?!['’]s)(?![\w-])",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_MONTHS_IN_YEAR = 12


class Days(NamedTuple):
    """A span of days.

    Attributes:
        first: Its first day; None for no limit.
        last: Its last day; None for no limit.
        counted: Whether it was counted from the newest article, as "last week" is.
    """

    first: date | None = None
    last: date | None = None
    counted: bool = False

    def hold(self, day: date | None) -> bool:
        """Say whether a day lies within; an article without a day lies within no limits."""
        if self.first is None and self.last is None:
            return True
        return (
            day is not None
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


def find_period(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the next stretch of a text that names a span of days, or None.

    "May" and "March" are only months where they are written with a capital.
    """
    match = _PERIOD.search(text, start)
    while match and re.search(r"(?:^|[ ])(?:may|march|mar)(?!\w)(?! \d)", match[0]):
        match = _PERIOD.search(text, match.end())
    return match


def read_period(match: re.Match[str], newest: date) -> Days | None:
    """Return the days that a stretch names; None for a day that no calendar holds.

    Args:
        match: What `find_period` gave.
        newest: The day from which "last week", "Monday" and "January" count back.
    """
    if match["unit"]:
        return _ago(match["count"] or "1", match["unit"].lower(), newest)
    if match["this"]:
        return _this(match["this"].lower(), newest)
    if match["first"]:
        return _between(match["first"], match["last"], newest)
    day = read_day(match["near"] or match["weekday"] or match["day"], newest)
    return _bounded(day, (match["bound"] or "").lower()) if day else None


def _between(first: str, last: str, newest: date) -> Days | None:
    """Read both ends of a span; one that lacks its month or year has the other's."""
    if first.isdigit() and len(first) <= len("31"):
        first = re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?(?!\d)", first, last, count=1)
    end = read_day(last, newest)
    dated = end is not None and re.search(_YEAR, last) and end.last
    start = read_day(first, dated or newest)
    if start is None or end is None or start.first is None or end.last is None:
        return None
    final = end.last
    if final < start.first and not dated:
        final = _months_before(final, -_MONTHS_IN_YEAR)
    return Days(start.first, final, start.counted or end.counted)


def _bounded(day: Days, bound: str) -> Days | None:
    """Take what lies since, after, before or until some days."""
    if day.first is None or day.last is None:
        return None
    match bound:
        case "since":
            return day._replace(last=None)
        case "after":
            return day._replace(first=day.last + timedelta(days=1), last=None)
        case "before":
            return day._replace(first=None, last=day.first - timedelta(days=1))
        case "until" | "till" | "up to":
            return day._replace(first=None)
        case _:
            return day


def read_day(text: str, newest: date) -> Days | None:
    """Read one day, month or year; None where it is none.

    What is named without its year, or by its weekday, is the latest one up to `newest`.
    """
    words = text.strip().lower().replace(",", " ").replace(".", "")
    if words in ("today", "yesterday"):
        day = newest - timedelta(days=words == "yesterday")
        return Days(day, day, counted=True)
    if re.fullmatch(_WEEKDAY, words):
        back = (newest.weekday() - _WEEKDAYS[words[:3]]) % len(_WEEKDAYS)
        day = newest - timedelta(days=back)
        return Days(day, day, counted=True)
    iso = re.fullmatch(rf"({_YEAR})(?:-(\d\d)(?:-(\d\d))?)?", words)
    if iso:
        return _span(int(iso[1]), int(iso[2] or 0), int(iso[3] or 0))
    month = re.search(_MONTH, words)
    if month is None or not re.fullmatch(_DAY, text.strip(), re.IGNORECASE):
        return None
    number = _MONTHS[month[0][:3]]
    year = re.search(rf"\b{_YEAR}\b", words)
    nth = re.search(r"\b\d{1,2}(?!\d)", words)
    day_number = int(nth[0]) if nth else 0
    if year:
        return _span(int(year[0]), number, day_number)
    this_year = _span(newest.year, number, day_number)
    if this_year and this_year.first and this_year.first <= newest:
        return this_year
    return _span(newest.year - 1, number, day_number)


def _span(year: int, month: int, day: int) -> Days | None:
    """A day, a whole month (`day` 0) or a whole year (`month` 0); None for one that is none."""
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Days(first, first)
    last_month = month or _MONTHS_IN_YEAR
    return Days(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))


def _ago(count: str, unit: str, newest: date) -> Days | None:
    """So many days, weeks, months or years, up to the newest day and with it."""
    many = _COUNTS.get(count.lower()) or int(count)
    try:
        match unit:
            case "day":
                first = newest - timedelta(days=many - 1)
            case "week":
                first = newest - timedelta(weeks=many) + timedelta(days=1)
            case "month":
                first = _months_before(newest, many) + timedelta(days=1)
            case _:
                first = _months_before(newest, many * _MONTHS_IN_YEAR) + timedelta(days=1)
    except (OverflowError, ValueError):
        return None
    return Days(first, newest, counted=True)


def _this(unit: str, newest: date) -> Days:
    """The week, month or year of the newest day, up to it."""
    match unit:
        case "week":
            first = newest - timedelta(days=newest.weekday())
        case "month":
            first = newest.replace(day=1)
        case _:
            first = newest.replace(month=1, day=1)
    return Days(first, newest, counted=True)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 - months, _MONTHS_IN_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
