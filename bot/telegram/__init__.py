"""The conversation at Telegram: what arrives, what leaves, and that neither is lost or doubled."""

import os

# python-telegram-bot's own way to choose `datetime.timedelta` for time spans in what it reads.
# Without it they raise deprecation warnings from inside the library.
os.environ.setdefault("PTB_TIMEDELTA", "true")
