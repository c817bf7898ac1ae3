"""One analyser for the index and for what is asked of it: a text of a known language as terms.

Plain Python, without Django. Both databases hold these terms, so both find the same.
"""

from .terms import Term, analyse, last_of_symbol, printed_pieces

__all__ = ["Term", "analyse", "last_of_symbol", "printed_pieces"]
