"""What `python -m retrieval` can do: one module a subcommand."""
