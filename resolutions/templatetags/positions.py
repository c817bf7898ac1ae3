"""Positions on texts, in the reader's language. `{{ position|party_of|marked }}`."""

from django import template

from resolutions.adoption.position_words import party_of, words_of_position
from resolutions.citations.how_to_cite import place_of_anchor

register = template.Library()
for words in (party_of, words_of_position, place_of_anchor):
    register.filter(words.__name__, words)
