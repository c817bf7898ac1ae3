"""How a text was adopted: the body, meeting and method, the vote and its ballots."""
