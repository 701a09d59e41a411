"""The spaCy model: loaded only when an article needs it, named without loading it."""

from __future__ import annotations

import logging
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from retrieval.errors import ReadingError, RetrievalError
from retrieval.language.models import OFFICIAL_MODEL, PACKAGED_MODEL
from retrieval.reading.faults import Fault
from retrieval.tagging.files import version as version_of_tagger

if TYPE_CHECKING:
    from retrieval.article import Analysis, Article

_log = logging.getLogger(__name__)


class Analyser:
    """Analyses articles one at a time."""

    def __init__(self, model: str) -> None:
        self._model = model

    @cached_property
    def name(self) -> str:
        """The models and their versions: an analysis by other ones is out of date.

        Raises:
            TaggerDamagedError: The tagger's description is missing or damaged.
        """
        return f"{self._parser}, tagger {version_of_tagger()}"

    @property
    def _parser(self) -> str:
        names = (self._model, PACKAGED_MODEL) if self._model == OFFICIAL_MODEL else (self._model,)
        for candidate in names:
            try:
                # The packaged copy is the official model, so it goes by that name.
                return f"{self._model} {version(candidate)}"
            except PackageNotFoundError:
                continue
        return self._model

    def analyse(self, article: Article) -> Analysis:
        """Analyse one article.

        Raises:
            ModelMissingError: The model is not installed.
            TaggerDamagedError: A file of the tagger is missing or damaged.
            ReadingError: This article cannot be analysed; others can.
        """
        # Importing spaCy and loading a model take a second, which most runs have no need of.
        from retrieval.analysis import analyse  # noqa: PLC0415 - see above
        from retrieval.language.pipeline import load_pipeline  # noqa: PLC0415 - see above

        nlp = load_pipeline(self._model)
        try:
            return next(iter(analyse([article], nlp)))
        except (RetrievalError, MemoryError):
            raise
        except Exception as error:  # whatever one text does to the analysis, the rest goes on
            _log.debug("An article could not be analysed", exc_info=True)
            raise ReadingError(
                f"{article.source} could not be analysed ({type(error).__name__}); "
                "please report it with the file.",
                Fault.NOT_ANALYSED,
            ) from error
