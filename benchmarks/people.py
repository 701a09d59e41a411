"""Who is meant: the resolver against articles whose speakers were named by readers.

Run: python -m benchmarks.people DATA_FOLDER [LABELS] [--errors]. DATA_FOLDER holds
entities_dev.jsonl and polnear_dev.jsonl; both stay out of the project. LABELS, a JSON line an
article ({"id", "quotes": [{"id", "entity", "type"}]}), names the speakers of further articles of
polnear_dev.jsonl, which are then measured instead. An entity is a full name, several with "|"
between, null for nobody who is named; "?" is left out.

Two tables: "given" is the resolver alone, with the true statements and attributions; "found" is
the whole way, over those statements that are found too (token Jaccard of 0.8 or more).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.systems.polnear import to_article
from retrieval.article import PassageKind, Span
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting.datelines import without_dateline
from retrieval.quoting.mentions import find_mentions
from retrieval.quoting.names import SHORT_ROLES, TITLES, person_key
from retrieval.quoting.paragraphs import read_paragraph
from retrieval.quoting.people import Cast
from retrieval.quoting.reading import read_quotations
from retrieval.quoting.resolve import Resolver
from retrieval.quoting.statements import Speaker, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.article import Article, Quotation
    from retrieval.language.pipeline import Parse
    from retrieval.quoting.paragraphs import Paragraph

ENOUGH = 0.8
_WORD = re.compile(r"\w+")
TYPES = ("pronoun", "surname", "full", "nominal", "nobody")
COLUMNS = ("right", "short", "wrong", "none")
_IGNORED = frozenset({"the", "jr", "sr", "iii", "ii", *TITLES, *SHORT_ROLES.values(), "president"})


class Label(NamedTuple):
    """Who says a statement, as a reader has it; no entity where nobody is named."""

    quote: dict[str, Any]
    entity: str | None
    type: str


def name_words(name: str) -> list[str]:
    """Fold a name into words, without titles, generations and initials in the middle."""
    words = re.findall(r"[\w'&]+", person_key(name).replace(".", " ").removesuffix("'s"))
    return [word for word in words if word not in _IGNORED] or words


def verdict(given: str | None, entity: str | None) -> str:
    """Say how a name given compares with the reader's: one of `COLUMNS`."""
    if given is None:
        return "right" if entity is None else "none"
    if entity is None:
        return "wrong"
    ours = name_words(given)
    short = False
    for one in entity.split("|"):
        theirs = name_words(one)
        if ours == theirs or _same_ends(ours, theirs):
            return "right"
        short = short or ours == theirs[-1:]
    return "short" if short else "wrong"


def _same_ends(ours: list[str], theirs: list[str]) -> bool:
    """Say whether first and last names are the same, whatever stands between."""
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    short, long = sorted((ours[0], theirs[0]), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def read_labels(folder: Path, labels: Path | None) -> Iterator[tuple[dict[str, Any], list[Label]]]:
    """Yield each article's record with the labels of its statements."""
    if labels is None:
        for line in (folder / "entities_dev.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield (
                record,
                [
                    Label(quote, quote["speaker_entity"], quote["speaker_type"])
                    for quote in record["quotes"]
                    if quote.get("speaker_type")
                ],
            )
        return
    lines = (folder / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    for line in labels.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        record = records[labelled["id"]]
        quotes = {quote["id"]: quote for quote in record["quotes"]}
        yield (
            record,
            [
                Label(quotes[each["id"]], each["entity"], each["type"])
                for each in labelled["quotes"]
                if each["entity"] != "?" and quotes[each["id"]]["speaker_start"] is not None
            ],
        )


def resolve_given(
    article: Article, parses: Sequence[Parse], quotes: Sequence[dict[str, Any]]
) -> dict[str, str | None]:
    """Return the name that the resolver gives for each true statement, by the statement's id."""
    paragraphs = [
        read_paragraph(without_dateline(each))
        for each in parses
        if article.passages[each.passage].kind is PassageKind.STORY and len(each.doc)
    ]
    statements = []
    ids = []
    for quote in sorted(quotes, key=lambda each: each["start"]):
        speaker = find_speaker(paragraphs, quote)
        if speaker is not None:
            spans = tuple(Span(*span) for span in quote["spans"])
            statements.append(Statement(spans, speaker.paragraph, None, speaker))
            ids.append(quote["id"])
    mentions = find_mentions(paragraphs)
    found = Resolver(paragraphs, mentions, Cast(mentions)).resolve_all(statements)
    return {number: entry.name if entry else None for number, entry in zip(ids, found, strict=True)}


def find_speaker(paragraphs: Sequence[Paragraph], quote: dict[str, Any]) -> Speaker | None:
    """Return where the true attribution of a statement stands, by its longest piece."""
    spans = quote.get("speaker_spans") or []
    if quote["speaker_start"] is None:
        return None
    span = Span(*(spans[0] if spans else (quote["speaker_start"], quote["speaker_end"])))
    for number, paragraph in enumerate(paragraphs):
        inner = [
            token
            for token in paragraph.doc
            if span.start < paragraph.offset + token.idx + len(token)
            and paragraph.offset + token.idx < span.end
        ]
        if inner:
            root = paragraph.doc[inner[0].i : inner[-1].i + 1].root
            return Speaker(span, number, root.i)
    return None


def tokens_of(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    """Return where the words in some spans begin."""
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}


def match(text: str, quote: dict[str, Any], quotations: Sequence[Quotation]) -> Quotation | None:
    """Return the statement found that is most like a true one, if it is like enough."""
    wanted = tokens_of(text, quote["spans"])
    best, found = 0.0, None
    for quotation in quotations:
        words = tokens_of(text, quotation.spans)
        alike = len(words & wanted) / max(len(words | wanted), 1)
        if alike > best:
            best, found = alike, quotation
    return found if best >= ENOUGH else None


def table(title: str, counts: Counter[tuple[str, str]]) -> str:
    """Return a table of how many speakers of each type are right, short, wrong, missing."""
    lines = [f"{title:12}" + "".join(f"{column:>7}" for column in (*COLUMNS, "n", "%"))]
    for kind in TYPES:
        numbers = [counts[kind, column] for column in COLUMNS]
        total = sum(numbers)
        if total:
            share = 100 * numbers[0] / total
            cells = "".join(f"{number:7}" for number in (*numbers, total))
            lines.append(f"{kind:12}{cells}{share:7.1f}")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("--errors", action="store_true", help="print what is not right")
    arguments = parser.parse_args()
    read = read_labels(arguments.folder, arguments.labels)
    labelled = {record["id"]: (record, labels) for record, labels in read}
    given: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    articles = (to_article(record) for record, _ in labelled.values())
    for article, parses in parse(articles, load_pipeline()):
        record, labels = labelled[article.source]
        names = resolve_given(article, parses, record["quotes"])
        quotations, people = read_quotations(article, parses)
        called = {person.key: person.name for person in people}
        for quote, entity, kind in labels:
            shown = kind if entity is not None else "nobody"
            answers = {"given": names.get(quote["id"])}
            given[shown, verdict(answers["given"], entity)] += 1
            ours = match(article.text, quote, quotations)
            if ours is not None:
                answers["found"] = called[ours.person] if ours.person else None
                found[shown, verdict(answers["found"], entity)] += 1
            for way, answer in answers.items():
                if arguments.errors and verdict(answer, entity) != "right":
                    print(way, article.source[:40], quote["id"], shown, end=": ")
                    print(f"{answer!r} for {entity!r}", end=" ")
                    print(f"({quote['speaker_text']!r} at {quote['speaker_start']})")
    print(f"{len(labelled)} articles, {sum(given.values())} statements with a speaker")
    print(table("given", given))
    print(table("found", found))


if __name__ == "__main__":
    main()
