"""The screen of a text as staff fill it in."""

from resolutions.models import Resolution
from tests.forms import filled_in

LIST = "/admin/resolutions/resolution/"


def form_of(resolution: Resolution, query: str = "") -> str:
    return f"{LIST}{resolution.pk}/change/{query}"


def save(staff, resolution, query="", **changes):
    page = staff.get(form_of(resolution, query))
    return staff.post(form_of(resolution, query), filled_in(page, **changes))


def new_row(prefix: str, index: int = 0, total: int | None = None, **values) -> dict:
    return {
        f"{prefix}-TOTAL_FORMS": total or index + 1,
        **{f"{prefix}-{index}-{name}": value for name, value in values.items()},
    }
