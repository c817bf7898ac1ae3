"""Work on the search index that no request waits for."""

from django_tasks import task

from ccpcj.search.index.update import bring_up_to_date


@task()
def update_index() -> int:
    """Take up every change that waits; return how many records were read again."""
    return bring_up_to_date()
