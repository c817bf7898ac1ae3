"""Reading a session report: bytes in, a `Report` out. Plain Python, no Django.

Each stage reads what the one before made: lines -> furniture -> markers -> blocks -> outline -> facts.
"""
