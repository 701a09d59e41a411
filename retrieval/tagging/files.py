"""The tagger's files and their checksums; reading these loads no network."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from retrieval.errors import TaggerDamagedError

FOLDER = Path(__file__).parent / "model"
DESCRIPTION = "tagger.json"


class File(BaseModel):
    """A file of the tagger: its name in the folder, and the SHA-256 of its content in hex."""

    file: str
    sha256: str


class Description(BaseModel):
    """What `tagger.json` says: the network in ONNX, and its vocabulary, a word piece a line."""

    network: File
    vocabulary: File


@lru_cache(maxsize=1)
def version(folder: Path = FOLDER) -> str:
    """Return what names the network: the first 12 digits of its checksum. Does not load it.

    Raises:
        TaggerDamagedError: The description is missing or damaged.
    """
    return describe(folder).network.sha256[:12]


def describe(folder: Path) -> Description:
    """Read a folder's description.

    Raises:
        TaggerDamagedError: It is missing or damaged.
    """
    path = folder / DESCRIPTION
    try:
        return Description.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise _damaged(path) from error


def read_checked(folder: Path, file: File) -> bytes:
    """Read a file of a folder.

    Raises:
        TaggerDamagedError: It is missing, or its checksum is not the one in the description.
    """
    path = folder / file.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _damaged(path) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _damaged(path)
    return content


def _damaged(path: Path) -> TaggerDamagedError:
    return TaggerDamagedError(
        f"{path} is missing or damaged, and quotations cannot be read without it; "
        "get the project's files anew."
    )
