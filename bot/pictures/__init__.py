"""Pictures of what the sources say, drawn on this machine: a quotation card, a timeline."""
