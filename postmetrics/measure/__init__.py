"""Quantities: a number, its unit, words of degree, and what it is per."""
