"""What happened, as numbers: for the log's last line and for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTERS = {
    "updates_received": "Updates that were stored, each once.",
    "updates_again": "Updates that came once more and were passed over.",
    "updates_refused": "Updates refused because their sender has too many waiting.",
    "updates_unreadable": "Updates that could not be read and were passed over.",
    "answers_failed": "Updates answered with an apology after a fault.",
    "messages_sent": "Requests of the outbox that Telegram carried out.",
    "messages_refused": "Requests of the outbox that Telegram refused for good.",
    "sends_retried": "Requests made again that had certainly not been carried out.",
    "floods": "Times that Telegram asked to wait.",
    "sends_unclear": "Times that a request may or may not have been carried out.",
    "unclear_found": "Unclear messages that were found in their chat.",
    "unclear_absent": "Unclear messages that were not in their chat and were sent.",
    "unclear_repeated": "Unclear messages that were sent once more, and may stand there twice.",
    "unclear_given_up": "Unclear messages that were unclear once more and were left at that.",
    "inline_received": "Inline queries that came; they are not stored.",
    "inline_answered": "Inline queries that were answered.",
    "inline_dropped": "Inline queries that were out of date, or too many.",
    "polls_failed": "Fetches of updates that failed.",
    "webhook_denied": "Requests to the webhook without the right secret, or of a wrong form.",
}
PREFIX = "on_record_"


class Metrics:
    """Counts what `COUNTERS` names, and reads gauges when asked."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(COUNTERS, 0)
        self._gauges: dict[str, tuple[str, Callable[[], float]]] = {}

    def __getitem__(self, name: str) -> int:
        return self._counts[name]

    def count(self, name: str, by: int = 1) -> None:
        """Count one more, or more than one."""
        self._counts[name] += by

    def gauge(self, name: str, meaning: str, read: Callable[[], float]) -> None:
        """Have a value read whenever the metrics are asked for."""
        self._gauges[name] = (meaning, read)

    def text(self) -> str:
        """Return all in Prometheus' text format, version 0.0.4.

        Source: https://prometheus.io/docs/instrumenting/exposition_formats/.
        """
        lines: list[str] = []
        for name, count in self._counts.items():
            lines += _lines(f"{PREFIX}{name}_total", COUNTERS[name], "counter", count)
        for name, (meaning, read) in self._gauges.items():
            lines += _lines(f"{PREFIX}{name}", meaning, "gauge", read())
        return "\n".join(lines) + "\n"


def _lines(name: str, meaning: str, kind: str, value: float) -> tuple[str, str, str]:
    return f"# HELP {name} {meaning}", f"# TYPE {name} {kind}", f"{name} {value:g}"
