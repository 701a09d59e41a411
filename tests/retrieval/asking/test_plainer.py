"""Set phrases of questions, and what stands for them."""

from __future__ import annotations

import pytest

from retrieval.asking.plainer import plainer


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "Would the crew go if Ness asked them to leave?",
            "Would the crew leave if requested by Ness",
        ),
        ("Will she resign when asked?", "Will she resign if requested"),
        ("Would Lee live with the verdict?", "Would Lee accept the verdict"),
        ("Would Lee abide by it?", "Would Lee accept it"),
        ("Will the mill pay the grant back?", "Will the mill repay the grant back"),
        ("Was the pilot on his phone?", "Was the pilot using a telephone"),
        ("Should Ness show restraint as well?", "Should Ness exercise restraint"),
        ("Will the mayor step down?", "Will the mayor resign"),
        ("Does Ness back what Berg did?", "Does Ness support the action of Berg"),
        ("Are they going to meet soon?", "Are they meet"),
        ("Did Ness object to it?", "Did Ness criticize it"),
        ("Would Berg defend Ness?", "Would Berg come to the aid of Ness"),
        # Other things that are asked with the same words.
        ("Will they hold back the money?", "Will they hold back the money"),
        ("Did he bring back the boat?", "Did he bring back the boat"),
        ("Would he defend the title?", "Would he defend the title"),
        ("How much did Ness pay?", "How much did Ness pay"),
        ("Does he live with the family?", "Does he live with the family"),
    ],
)
def test_a_set_phrase_is_put_plainly(asked: str, plain: str) -> None:
    assert " ".join(plainer(asked).strip(" ?").split()) == plain
