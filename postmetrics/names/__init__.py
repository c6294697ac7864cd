"""Organizations: their names by structure, short forms and anaphors."""
