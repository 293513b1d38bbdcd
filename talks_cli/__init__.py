"""Look facts up in a curated account of talks; every answer says who says it and where."""

__version__ = "0.2.0"
