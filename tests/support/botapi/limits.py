"""The Bot API's limits. Source of each: https://core.telegram.org/bots/api, section of the type."""

TEXT_UNITS = 4096
"""sendMessage, text: 1-4096 characters after entities parsing; Telegram counts UTF-16 units."""
TEXT_BYTES = 1 << 15
"""The Bot API server refuses longer texts unread (tdlib/telegram-bot-api, get_formatted_text)."""
CAPTION_UNITS = 1024
"""sendPhoto and sendDocument, caption: 0-1024 characters after entities parsing."""
PHOTO_BYTES = 10_000_000
"""sendPhoto, photo: at most 10 MB in size."""
PHOTO_SIDES = 10_000
"""sendPhoto, photo: width and height must not exceed 10000 in total."""
UPLOAD_BYTES = 50_000_000
"""sendDocument: bots can send files of up to 50 MB."""
ENTITY_OFFSET = 1_000_000
"""Largest offset or length of an entity (tdlib/td, fix_formatted_text)."""
ENTITIES = 100
"""How many entities Telegram keeps in one message; it drops the rest without a word."""
CALLBACK_BYTES = 64
"""InlineKeyboardButton, callback_data: 1-64 bytes."""
BUTTONS = 100
"""How many buttons an inline keyboard may have before "reply markup is too long"."""
BUTTONS_IN_ROW = 8
"""How many buttons Telegram keeps in one row of an inline keyboard."""
ALERT_CHARACTERS = 200
"""answerCallbackQuery, text: 0-200 characters."""
COMMANDS = 100
"""setMyCommands: at most 100 commands."""
COMMAND_PATTERN = r"[a-z0-9_]{1,32}"
"""BotCommand, command: lower-case English letters, digits and underscores, 1-32."""
COMMAND_DESCRIPTION = 256
"""BotCommand, description: 1-256 characters."""
DESCRIPTION = 512
"""setMyDescription: 0-512 characters."""
SHORT_DESCRIPTION = 120
"""setMyShortDescription: 0-120 characters."""
UPDATES = 100
"""getUpdates, limit: 1-100, 100 by default."""
POLL_SECONDS = 50
"""getUpdates, timeout: the server waits no longer than this."""
DOWNLOAD_BYTES = 20_000_000
"""getFile: bots can download files of up to 20MB in size."""
COPIED_CHARACTERS = 256
"""CopyTextButton, text: 1-256 characters."""
DELETED = 100
"""deleteMessages, message_ids: 1-100 messages."""
INLINE_RESULTS = 50
"""answerInlineQuery, results: no more than 50."""
INLINE_ID_BYTES = 64
"""InlineQueryResultArticle, id: 1-64 bytes."""
INLINE_OFFSET_BYTES = 64
"""answerInlineQuery, next_offset: at most 64 bytes."""
INLINE_QUERY_CHARACTERS = 256
"""InlineQuery, query: up to 256 characters."""
START_PATTERN = r"[A-Za-z0-9_-]{1,64}"
"""InlineQueryResultsButton, start_parameter, and https://core.telegram.org/bots/features#deep-linking.
"""
