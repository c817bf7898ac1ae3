"""How what is cited is called, and where it is read."""

from django import template

from resolutions.citations.how_to_cite import cite_without_symbol
from resolutions.citations.resolve import citation_address

register = template.Library()
register.filter("cite_without_symbol", cite_without_symbol)
register.filter("citation_address", citation_address)
