"""How many queries a page asks."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ccpcj.search.index.update import bring_up_to_date


def queries(client: Client, address: str) -> int:
    bring_up_to_date()
    with CaptureQueriesContext(
        connection,
    ) as captured_queries:
        assert client.get(address).status_code == 200
    return len(captured_queries)
