"""Who may use the bot, how much, and what is kept of them."""
