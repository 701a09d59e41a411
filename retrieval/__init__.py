"""Files in, evidence out: reading, quotations, archive and search. Knows of no chat."""
