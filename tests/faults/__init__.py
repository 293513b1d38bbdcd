"""Faults that a maintainer could make, and whether the tests notice them: see `__main__`."""
