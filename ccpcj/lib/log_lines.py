"""What the log says of an event in one line."""

from logging import LogRecord


def without_traceback(record: LogRecord) -> bool:
    """Leave out the way through our code: a stranger's request is no fault of it. Keep the record."""
    record.exc_info = record.exc_text = None
    return True
