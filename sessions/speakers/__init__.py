"""Organizations and persons: who speaks besides states and groups."""
