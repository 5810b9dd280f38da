"""The parts of the benchmark; bench.py puts them together."""
