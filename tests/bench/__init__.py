"""Benchmarks: what pages, search, comparison and exports cost, and how exact they are. They print; no test times."""
