"""What takes too long for the suite, or room for itself: see `__main__`."""
