"""The words of a text as a file, by its address."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response, redirect_with_query
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.pagination import NotAvailable
from resolutions.addresses.address_names import work_at
from resolutions.detail.reading import readable_versions, version_to_read
from resolutions.models import Resolution
from resolutions.text.complete_text import NoTextInLanguageError

from .file_forms import text_file_in


@require_safe
def resolution_text(request: HttpRequest, slug: str, language: str, suffix: str) -> HttpResponseBase:
    """The words of a text in a language: of the version that `?version=` names, else of the one that its page shows."""
    resolution = work_at(slug, Resolution.objects.public().select_related("session", "agenda_item"))
    if resolution.slug != slug:
        return redirect_with_query(request, reverse("resolution_text", args=(resolution.slug, language, suffix)))
    position = request.GET.get("version", "")
    version = version_to_read(readable_versions(resolution), position)
    stem = "-".join(filter(None, (resolution.slug, position and f"version-{position}", language)))
    try:
        if version is None or language not in LANGUAGES:  # reports may be read in others
            raise NoTextInLanguageError(language)
        file = text_file_in(version, language, suffix, stem)
    except NoTextInLanguageError:
        raise NotAvailable(_("The text is not available in that language.")) from None
    return file_response(request, file, language)
