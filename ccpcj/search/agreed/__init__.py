"""Agreed language: where the words of a draft were adopted before."""
