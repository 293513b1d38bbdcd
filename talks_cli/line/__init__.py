"""What was asked: a command line understood, completed and run."""
