"""What the words of a paragraph tell, written beside them: opening phrase, action, addressees, citations."""
