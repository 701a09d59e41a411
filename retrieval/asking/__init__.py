"""From a question to the evidence that answers it, or to the verdict that nothing does."""
