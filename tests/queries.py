"""How many queries a page asks."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured_queries:
        assert client.get(address).status_code == 200
    return len(captured_queries)
