"""The errors that a caller of this wing can meet.

BotError
├── PhrasesError        the file of templates cannot be used
├── EvidenceError       a quotation about to be shown is not what the source says
├── ActionError         a button's data is none of ours
├── StateError          the state file cannot be used
├── AddingError         a file cannot be added to the articles, or removed from them
├── PictureError        a picture cannot be drawn; its kinds are in bot/pictures/lettering.py
├── CallError           a request to Telegram failed; its kinds are in bot/telegram/api.py
└── TelegramError       the bot cannot be started at Telegram
    └── TokenError      Telegram does not know the token

Every message is one sentence for a person: what is wrong and what to do about it.
"""


class BotError(Exception):
    """The root of all errors raised on purpose by `bot`."""


class PhrasesError(BotError):
    """The file of templates cannot be used."""


class EvidenceError(BotError):
    """A quotation about to be shown is not what the source says; it must not be sent."""


class ActionError(BotError):
    """A button's data is none of ours."""


class StateError(BotError):
    """The state file cannot be used."""


class AddingError(BotError):
    """A file cannot be added to the articles, or removed from them.

    Attributes:
        phrase: The phrase that says so in each language; "" where only the sentence does.
        values: What is filled in there.
    """

    def __init__(self, sentence: str, phrase: str = "", **values: str | int) -> None:
        super().__init__(sentence)
        self.phrase = phrase
        self.values = values


class PictureError(BotError):
    """A picture cannot be drawn."""


class CallError(BotError):
    """A request to Telegram failed."""


class TelegramError(BotError):
    """The bot cannot be started at Telegram."""


class TokenError(TelegramError):
    """Telegram does not know the token."""
