"""What a form sent, put aside and sent again: the screen of a record answers to it as if it came from a browser."""

from copy import copy
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from .models import NextState

BUTTONS = {
    "csrfmiddlewaretoken",
    "_save",
    "_continue",
    "_addanother",
    "_next",
    "_release",
    "typed_before",
    "next_state",
}


def data_of(state: NextState, **more: str) -> QueryDict:
    """The data of a next state, as a form would send it."""
    data = QueryDict(mutable=True)
    for name, values in state.form_data:
        data.setlist(name, values)
    for name, value in more.items():
        data[name] = value
    return data


def without_buttons(data: QueryDict) -> dict[str, list[str]]:
    return {name: values for name, values in data.lists() if name not in BUTTONS}


def send(
    page: ModelAdmin, request: HttpRequest, key: int, data: QueryDict, context: dict[str, Any] | None = None
) -> HttpResponse:
    """Send data to the screen of a record in the name of the person who asks."""
    options = page.opts
    address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[key])
    sent = copy(request)
    sent.method = "POST"
    sent.POST, sent._files = data, MultiValueDict()
    response: HttpResponse = page.changeform_view(sent, str(key), address, context)
    return response


def fits(response: HttpResponse) -> bool:
    """Whether the screen took what it was sent: it leads on, and does not come back with questions."""
    return response.status_code == 302
