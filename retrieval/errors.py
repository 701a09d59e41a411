"""The errors that a caller of this wing can meet.

RetrievalError
├── SettingsError            a setting, also one of the bot's, has a value that cannot be used
├── ReadingError             a file cannot be read as articles
│   ├── EmptyFileError       it holds no text
│   ├── BinaryFileError      it is no text file
│   ├── NoSentenceError      its text holds no sentence
│   ├── UnboundedFileError   it takes more time or memory than a file gets
│   ├── MalformedRecordError a line of a JSON lines file is no article
│   └── UnsupportedFileError its ending is not one that is read
├── NoArticlesError          a folder holds no article file
├── ModelMissingError        the spaCy model is not installed
├── TaggerDamagedError       the quotation tagger's files are missing or not as they were made
├── OutputError              a file that was asked for cannot be written
├── EvidenceFileError        an evidence file cannot be used
└── ArchiveError             the archive cannot be used
    ├── ArchiveMissingError  there is no archive at that path
    ├── ArchiveCorruptError  the file is no archive, or a damaged one
    ├── ArchiveTooNewError   a newer version of On Record wrote it
    ├── ArchiveBusyError     another process holds its lock
    └── ArticleGoneError     no article with that content hash is held (any more)

Every message is one sentence for a person: what is wrong and what to do about it.
"""


class RetrievalError(Exception):
    """The root of all errors raised on purpose by `retrieval`."""


class SettingsError(RetrievalError):
    """A setting has a value that cannot be used."""


class ReadingError(RetrievalError):
    """A file cannot be read as articles; the rest of a folder goes on.

    Attributes:
        fault: The name of what is wrong, a `retrieval.reading.faults.Fault`; "" where it has none.
        values: What the sentence names besides the file.
    """

    def __init__(self, sentence: str, fault: str = "", **values: str | int) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.values = values


class EmptyFileError(ReadingError):
    """The file holds no text."""


class BinaryFileError(ReadingError):
    """The file is no text file."""


class NoSentenceError(ReadingError):
    """The file's text holds no sentence."""


class UnboundedFileError(ReadingError):
    """Reading the file takes more time or memory than a file gets."""


class MalformedRecordError(ReadingError):
    """A line of a JSON lines file is no article."""


class UnsupportedFileError(ReadingError):
    """The file's ending is not one that is read."""


class NoArticlesError(RetrievalError):
    """A folder holds no article file."""


class ModelMissingError(RetrievalError):
    """The spaCy model is not installed."""


class TaggerDamagedError(RetrievalError):
    """A file of the quotation tagger is missing or is not the one that was made."""


class OutputError(RetrievalError):
    """A file that was asked for cannot be written."""


class EvidenceFileError(RetrievalError):
    """A file is no evidence file, or one that cannot be used."""


class ArchiveError(RetrievalError):
    """The archive cannot be used."""


class ArchiveMissingError(ArchiveError):
    """There is no archive at that path."""


class ArchiveCorruptError(ArchiveError):
    """The file is no archive, or a damaged one."""


class ArchiveTooNewError(ArchiveError):
    """A newer version of On Record wrote the archive."""


class ArchiveBusyError(ArchiveError):
    """Another process holds the archive's lock."""


class ArticleGoneError(ArchiveError):
    """No article with that content hash is held (any more)."""
