"""The formats of simplified Chinese."""

from django.conf.locale.zh_Hans.formats import (
    DATE_FORMAT,
    DATETIME_FORMAT,
    DECIMAL_SEPARATOR,
    SHORT_DATE_FORMAT,
    SHORT_DATETIME_FORMAT,
    TIME_FORMAT,
    YEAR_MONTH_FORMAT,
)

MONTH_DAY_FORMAT = "n月j日"

# CLDR groups by thousands with a comma; the framework's own file leaves them together.
NUMBER_GROUPING, THOUSAND_SEPARATOR = 3, ","

__all__ = [
    "DATETIME_FORMAT",
    "DATE_FORMAT",
    "DECIMAL_SEPARATOR",
    "MONTH_DAY_FORMAT",
    "NUMBER_GROUPING",
    "SHORT_DATETIME_FORMAT",
    "SHORT_DATE_FORMAT",
    "THOUSAND_SEPARATOR",
    "TIME_FORMAT",
    "YEAR_MONTH_FORMAT",
]
