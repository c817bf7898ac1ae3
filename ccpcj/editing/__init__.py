"""People at work on one screen: who has it open, and the next state of what is published already."""
