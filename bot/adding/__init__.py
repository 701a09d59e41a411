"""New articles: looked at before they are taken, put on the shelf, read into the archive."""
