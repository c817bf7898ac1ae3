"""How what is cited is called and where it is read. `{{ citation|cited }}`, `{{ citation|address_of }}`."""

from django import template

from resolutions.citations.how_to_cite import cited
from resolutions.citations.resolve import address_of

register = template.Library()
register.filter("cited", cited)
register.filter("address_of", address_of)
