"""Where the secretariat keeps the texts: their versions, paragraphs, sponsors and themes."""

from . import links, paragraphs, resolutions, support, versions

__all__ = ["links", "paragraphs", "resolutions", "support", "versions"]
