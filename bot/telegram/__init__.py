"""The conversation at Telegram: rendering, splitting, sending, handlers and wiring."""

import os

# python-telegram-bot's own way to choose `datetime.timedelta` for time spans. Without it every
# "429 Too Many Requests" also raises a deprecation warning from inside the library.
os.environ.setdefault("PTB_TIMEDELTA", "true")
