"""Quantified claims in Chinese business-newspaper pages, as typed records."""

__version__ = "0.1.0"
