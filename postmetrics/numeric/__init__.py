"""Numerals and rank words: where they stand, and their exact value."""
