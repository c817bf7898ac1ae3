"""Where the secretariat keeps the texts: their versions, paragraphs, sponsors and themes."""

from . import adoption, links, paragraphs, resolutions, review, support, versions

__all__ = ["adoption", "links", "paragraphs", "resolutions", "review", "support", "versions"]
