"""What is drawn rather than set in rows: pictures of the screen, trees, charts, rooms."""
