"""Where the secretariat keeps the texts: their versions, paragraphs, sponsors and themes."""

from resolutions.adoption import admin as adoption
from resolutions.citations import admin as citations
from resolutions.debate import admin as debate
from resolutions.sponsors import admin as sponsors
from resolutions.themes import admin as themes

from . import paragraph_screens as paragraphs
from . import resolutions, versions

__all__ = ["adoption", "citations", "debate", "paragraphs", "resolutions", "sponsors", "themes", "versions"]
