"""The page: its source, the squeezed view of it, its pieces, articles and sentences."""
