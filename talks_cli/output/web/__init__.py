"""Forms that are the web's own: citations, and pages that need nothing but themselves."""
