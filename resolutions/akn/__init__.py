"""Texts as Akoma Ntoso for the United Nations (AKN4UN): read, aligned across languages, loaded."""
