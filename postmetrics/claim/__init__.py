"""Claims: rules, and the words and the context that fill the fields of a record."""
