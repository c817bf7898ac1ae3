"""How what is cited is called. `{{ citation|cited }}`."""

from django import template

from resolutions.pages.citing import cited

register = template.Library()
register.filter("cited", cited)
