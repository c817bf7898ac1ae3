"""What texts cite, what cites them, and the symbols by which they are named."""
