"""Other readers of Chinese numbers, where they are installed, silenced: `pip install -e ".[benchmarks]"`."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module

Reader = Callable[[str], object]
NAMES = ("jionlp", "recognizers-text")


@contextmanager
def silence() -> Iterator[None]:
    """Nothing is printed or logged: a peer must not lose time to a terminal."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)


def installed() -> dict[str, Reader]:
    """What each installed peer does with a page: as much of what `extract` does as it can."""
    found: dict[str, Reader] = {}
    for name, models in zip(NAMES, (_jionlp, _recognizers), strict=True):
        with suppress(ImportError), silence():
            found[name] = _all_of(models())
    return found


def _all_of(models: list[Reader]) -> Reader:
    def read(page: str) -> None:
        for model in models:
            with suppress(Exception):
                model(page)

    return read


def _jionlp() -> list[Reader]:
    ner = import_module("jionlp").ner
    return [ner.extract_money, ner.extract_time]


def _recognizers() -> list[Reader]:
    culture = import_module("recognizers_text").Culture.Chinese
    numbers = import_module("recognizers_number").NumberRecognizer(culture)
    units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    times = import_module("recognizers_date_time").DateTimeRecognizer(culture)
    models = (
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_age_model(),
        units.get_temperature_model(),
        times.get_datetime_model(),
    )
    return [model.parse for model in models]
