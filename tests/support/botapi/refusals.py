"""What the server answers when it does not do what was asked."""

from __future__ import annotations


class RefusalError(Exception):
    """An answer that is not `ok`, with Telegram's own status and description.

    Args:
        code: The HTTP status and `error_code`.
        description: Telegram's description, prefix included ("Bad Request: …").
        retry_after: Seconds, for status 429.
    """

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


class StrictRefusalError(RefusalError):
    """What Telegram would take but change, drop or ignore; a test must hear of it."""

    def __init__(self, what: str) -> None:
        super().__init__(400, f"Bad Request: strict test server: {what}")


def bad_request(description: str) -> RefusalError:
    """Return Telegram's 400 with its prefix."""
    return RefusalError(400, f"Bad Request: {description}")
