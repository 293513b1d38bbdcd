"""From proven records to one SQLite file."""
