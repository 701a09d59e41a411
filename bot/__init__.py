"""Evidence in, conversation out: the answers, the terminal and Telegram."""
