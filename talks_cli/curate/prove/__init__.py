"""What the check asks of records and articles."""
