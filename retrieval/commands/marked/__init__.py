"""Articles with their statements marked in the text, for people: in a terminal and as a page."""
