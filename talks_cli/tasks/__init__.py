"""The curating subcommands: one file each, one function a file, like the topics.

Its first parameter is where the dataset is (`--data`), for what works on files and folders.
"""

TASKS = {
    "check": "Prove a dataset against its articles.",
}
