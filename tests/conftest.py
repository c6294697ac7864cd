"""Hypothesis tries the same examples in every run and times none; `--hypothesis-profile=search` looks for new ones."""

from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile("suite")
