"""Training of what is learned; needs requirements/training.txt, which no user of the bot needs."""
