"""Dates as the United Nations writes them in Russian: 20 мая 2022 года."""

DATE_FORMAT = "j E Y года"
MONTH_DAY_FORMAT = "j E"
DATETIME_FORMAT = "j E Y года, H:i"
