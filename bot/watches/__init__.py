"""Watches: who wants to hear of what, and of what they have heard."""
