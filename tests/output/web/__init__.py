"""Pages for a browser: what stands in them, and what a browser does with them."""
