"""The figures, measured once for all tests of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.measures import (
    DATA_VARIABLE,
    data_folder,
    measure_answers,
    measure_claims,
    measure_dev,
    measure_news,
    measure_seeds,
    measure_stories,
)
from tests.quality.questions import news_folders, news_variables

if TYPE_CHECKING:
    from tests.quality.measures import Figures


@pytest.fixture(scope="session")
def seeds_figures() -> Figures:
    """The figures of the seeds."""
    return measure_seeds()


@pytest.fixture(scope="session")
def stories_figures() -> Figures:
    """The figures of our own stories."""
    return measure_stories()


@pytest.fixture(scope="session")
def dev_figures() -> Figures:
    """The figures of PolNeAR's development part, which not everybody has."""
    folder = data_folder()
    if folder is None:
        pytest.skip(f"no folder of quotation data; name it in {DATA_VARIABLE}")
    return measure_dev(folder)


@pytest.fixture(scope="session")
def claims_figures() -> Figures:
    """The figures of claims made from true quotations."""
    return measure_claims()


@pytest.fixture(scope="session")
def answers_figures() -> Figures:
    """The figures of the questions over our own stories."""
    return measure_answers()


@pytest.fixture(scope="session")
def news_figures() -> Figures:
    """The figures of the open half of the questions over news, which not everybody has."""
    folders = news_folders()
    if folders is None:
        pytest.skip(f"no folders of news; name them in {news_variables()}")
    return measure_news(folders)
