"""Evidence in, answers out: blocks, templates and the check before anything is shown."""
