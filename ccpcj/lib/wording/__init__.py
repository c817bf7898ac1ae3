"""The wording of United Nations texts in six languages: word lists, opening phrases, actions, numerals."""
