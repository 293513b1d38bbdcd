"""From text to records: files, strict YAML, models, articles."""
