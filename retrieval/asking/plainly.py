"""One question in the plain form of its kind: "Helicopters there, how many?" asks "how many …".

What is asked for decides what an answer must hold: a name, a sum of money, a day. People ask for
it in many forms (`forms_of_asking`, `forms_of_measure`); each is brought to the one that the rest
reads.
"""

from __future__ import annotations

from functools import lru_cache

from retrieval.asking.forms_of_asking import FORMS
from retrieval.asking.forms_of_measure import FORMS_OF_MEASURE


@lru_cache(maxsize=1 << 10)
def asked_plainly(question: str) -> str:
    """Return a question in the plain form of its kind; one that has it as it is.

    Args:
        question: One question, without the courtesies around it.
    """
    for form in (*FORMS, *FORMS_OF_MEASURE):
        question = form.pattern.sub(form.plain, question)
    return question
