"""The curating subcommands: one file each, one function a file.

Where a topic's function takes an open dataset and returns a view, that of a task in `WITH_VIEW`
takes `--data` as it was given. The others take their own arguments alone and return what to print.
"""

TASKS = {
    "report": "Make one page of a dataset: the articles beside their facts.",
    "check": "Prove a dataset against its articles.",
    "compile": "Make one file of a pack, quick to look things up in.",
    "completion": "Print the script that makes TAB work in a shell.",
    "new": "Begin a pack: an article's sentences, ready to be annotated.",
    "schema": "Print the JSON Schema of what is written, or of what is printed.",
    "help": "On a command, or: formats, json, exit-codes, environment, notes.",
}
WITH_VIEW = ("check",)
