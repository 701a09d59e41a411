from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import Analysis, Quotation, QuotationKind, Span
from retrieval.commands.marked.nesting import Close, Mark, Open, Role, find_marks, share_out, walk
from retrieval.commands.marked.statements import show
from tests.support.stories import article, mill

LENGTH = 12
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(
    lambda ends: Span(min(ends), max(ends))
)


@given(spans=st.lists(st.tuples(SPANS, st.sampled_from(Role)), max_size=8), window=SPANS)
def test_every_character_stands_in_its_marks(spans: list[tuple[Span, Role]], window: Span) -> None:
    marks = sorted({Mark(span, role, ()) for span, role in spans if span.start < span.end})
    stack: list[Mark] = []
    at = window.start
    begun: list[Mark] = []
    ended: list[Mark] = []
    for step in walk(window, marks):
        match step:
            case Open(mark, begins):
                stack.append(mark)
                begun += [mark] * begins
                assert begins == (mark.span.start == at)
            case Close(mark, ends, depth):
                assert depth == sum(mark.role is other.role for other in stack)
                assert stack.pop() is mark
                ended += [mark] * ends
                assert ends == (mark.span.end == at)
            case Span(start, end):
                assert (start, start < end) == (at, True)
                at = end
                for place in range(start, end):
                    here = {mark for mark in marks if mark.span.start <= place < mark.span.end}
                    assert set(stack) == here
                    assert len(stack) == len(here)
    assert not stack
    assert at == window.end
    seen = [mark for mark in marks if mark.span.meets(window)]
    assert sorted(begun) == [mark for mark in seen if mark.span.start >= window.start]
    assert sorted(ended) == sorted(mark for mark in seen if mark.span.end <= window.end)


@given(
    spans=st.lists(SPANS.filter(lambda span: span.start < span.end), max_size=8),
    cuts=st.lists(st.integers(0, LENGTH), max_size=6),
)
def test_each_window_gets_the_marks_that_meet_it(spans: list[Span], cuts: list[int]) -> None:
    marks = [Mark(span, Role.CUE, ()) for span in sorted(spans)]
    ends = sorted(cuts)
    windows = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    assert list(share_out(windows, marks)) == [
        [mark for mark in marks if mark.span.meets(window)] for window in windows
    ]


def test_a_place_that_serves_two_statements_is_marked_once() -> None:
    marks = find_marks(show(mill()))
    shared = [mark for mark in marks if len(mark.statements) > 1]
    assert [(mark.role, [shown.number for shown in mark.statements]) for mark in shared] == [
        (Role.SPEAKER, [4, 5])
    ]


def test_of_two_that_begin_together_the_longer_is_outside() -> None:
    story = article("He said so twice.")
    content = Quotation((Span(0, 16),), QuotationKind.INDIRECT, speaker=Span(0, 2))
    steps = list(walk(Span(0, 17), find_marks(show(Analysis(story, (), (content,))))))
    opened = [step.mark.role for step in steps if isinstance(step, Open)]
    assert opened == [Role.CONTENT, Role.SPEAKER]
