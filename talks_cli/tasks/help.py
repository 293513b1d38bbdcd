"""What there is to know beside the commands."""

from __future__ import annotations

from talks_cli.errors import UsageFault
from talks_cli.names import did_you_mean, nearest
from talks_cli.tasks import TASKS
from talks_cli.topics import TOPICS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.topics.options import Subject

PAGES = {
    "formats": """\
-f, --format says how an answer is printed; --json is short for -f json.

  table        for people; the default, also in a pipe (80 columns, --width N for others)
  json         one document: the query, the dataset, the sources, notes, and all items
  jsonl        the items alone, one a line
  csv, tsv     a flat row an item, the same columns whatever the rows
  yaml         the document of json, as YAML
  annotations  each fact as a W3C Web Annotation of the sentences it rests on
  markdown     a table, its notes under it
  svg          a picture of the table, for a slide or a page
  html         a page for a browser: the table, and beside it the sentences that it rests on

--fields a,b.c chooses the fields, in this order, in every format. -e adds the sentences.
""",
    "json": """\
--json prints one document a call:

  {"schema": "talks/1", "command": …, "query": …, "dataset": …, "sources": …,
   "notes": [{"code": …, "text": …}], "count": 4, "items": […]}

Every item has id, kind, status, said_by (null: the article's own voice), evidence
(source, section, sentences, start, end, quote), derived (field: why) and not_stated.
Keys are always there, null where there is nothing; fields are only ever added.
An error is one line of JSON on stderr, and stdout is empty:

  {"error": {"code": …, "message": …, "suggestions": […]}}
""",
    "exit-codes": """\
  0    answered; an empty list and "the source does not say" are answers
  1    what is named does not exist, or a script is told of several (the names are given)
  2    the command line cannot be understood
  3    the data, a file or the program itself is at fault
  130  interrupted
  141  nobody reads the output any longer
""",
    "environment": """\
  TALKS_DATA               another dataset, as --data: a folder or a compiled file
  NO_COLOR                 no colour, unless --color always
  CLICOLOR_FORCE, FORCE_COLOR   colour also where the output is no terminal
  TERM=dumb                no colour
  COLUMNS                  how wide a terminal is, whatever it says itself
  TALKS_TRACEBACK          a fault of the program itself is told with its traceback
""",
    "notes": """\
Under an answer stand, first the most to the point:

  partial_listing   the source names some of a delegation, not all of it
  not_stated        what the sources leave open about just what was asked
  ambiguous         a name could mean several people, or these are easily confused
  derived           why a value is not the source's own words
  no_match          nothing matches what was asked for
  partial_match     nothing has all of the words that were searched for
  undated           how many have no known day, or may lie elsewhere
  no_round          how many that are told of no round a filter by round leaves out
  not_in_time       how many more statements there are than a timeline has
  one_source        there is nothing to compare the one source with
  asked             which rules 'talks check' asked of an article, and which it could not

--notes shows all of them, -q none. In JSON each has its code.
""",
}


def help(subject: Subject = None) -> str:
    """Explain a command, or what else there is to know.

    That is: formats, json, exit-codes, environment, notes.

    Example: talks help formats
    """
    if subject not in PAGES:
        close = nearest(str(subject), (*TOPICS, *TASKS, *PAGES))
        raise UsageFault(f"no help on {subject!r}{did_you_mean(close)} (see 'talks help')", close)
    return PAGES[subject]
