"""What people read of an answer, before any format draws it."""
