"""What the benchmark commands measure with: made-up changes of real texts, of which the truth is known."""
