"""The lookups: one file a subcommand, one function a file.

The function's parameters are the subcommand's options (`line.app` reads them), its docstring is the
help, and what it returns is a view. It never prints.
"""

# Every subcommand that answers from a dataset, in the order of `talks --help`.
TOPICS = {
    "delegation": "Who sat, or did not sit, for a side.",
    "venue": "Where the rounds were held.",
    "timeline": "What happened or was to happen, and when.",
    "prisoners": "Exchanges of prisoners: hoped for, agreed, implemented.",
    "rounds": "The rounds side by side.",
    "statements": "Who said what.",
    "person": "Everything the dataset holds on one person.",
    "search": "Full-text search, best match first.",
    "show": "Whole records, with quotes and citation.",
    "read": "The articles, sentence by sentence.",
    "sources": "The articles, and what they tell differently.",
}
