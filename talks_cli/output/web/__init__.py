"""Forms that are the web's own."""
