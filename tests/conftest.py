"""What all tests share.

Hypothesis tries the same examples in every run and times none; `--hypothesis-profile=search` looks for new ones.
"""

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile("suite")


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Load the plugin here, where coverage is measured already, unless its entry point did."""
    if not pluginmanager.has_plugin("postmetrics"):
        pluginmanager.import_plugin("postmetrics.pytest_plugin")
