"""From facts to documents: what the articles tell of each record, merged and worded."""
