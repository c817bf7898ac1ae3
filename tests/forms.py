"""The admin's forms as a browser would send them."""

from typing import Any


def filled_in(page: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send for a page of the admin: what it shows, with some fields changed."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {"shown": page.context["shown"]}
    if state := page.context.get("opened_state") or page.context.get("replaces"):
        sent["next_state"] = state.stamp
    for form in forms:
        for bound in form:
            value = bound.value()
            if not bound.field.disabled and value is not None and value is not False:
                sent[bound.html_name] = (
                    [getattr(choice, "pk", choice) for choice in value] if isinstance(value, list) else value
                )
    return {**sent, **{name.replace("__", "-"): value for name, value in changes.items()}}


def errors_of(page: Any) -> dict[str, list[str]]:
    """The errors a page shows, by the field they stand beside."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    errors = {form.add_prefix(name): list(messages) for form in forms for name, messages in form.errors.items()}
    for inline in page.context["inline_admin_formsets"]:
        if messages := list(inline.formset.non_form_errors()):
            errors[inline.formset.prefix] = messages
    return errors
