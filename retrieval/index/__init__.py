"""BM25 over sentences, and the interface that a search engine implements."""
