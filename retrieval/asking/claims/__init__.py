"""Claimed quotations: located by likeness, confirmed by equal words only; wordings compared."""
