"""A compiled dataset as it is read: the only SQL of a lookup."""
