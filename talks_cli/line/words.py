"""What people call a command or an option, and what it is called here."""

from __future__ import annotations

from talks_cli.output import FORMATS

# A command, with what narrows it where a word says that much.
COMMANDS = {
    "delegation": "delegates delegate members team teams participants negotiators side sides "
    "attended sat composition represented represents came went",
    "delegation --role head": "head heads headed led lead leads leader leaders chief boss",
    "delegation --role chair": "chair chaired chairman moderator moderated presided host hosted",
    "delegation --role mediator": "mediator mediators mediated mediate mediating",
    "delegation --role absent": "absent absentees absence",
    "delegation --changes": "changes changed joined replaced newcomers",
    "venue": "venues where place places location city room seating seats seat seated flags flag",
    "timeline": "when events event history calendar date dates chronology happened",
    "prisoners": "pow pows prisoner exchange exchanges swap swaps swapped exchanged captives "
    "hostage hostages released freed",
    "rounds": "round meetings meeting compare summary overview summit talks long duration lasted "
    "language agenda outcome outcomes result results agreed agree agreement agreements",
    "rounds --notes": "next further upcoming future planned",
    "statements": "quotes quote statement said says say speaks spoke speech speeches words "
    "told claim claimed want wants wanted",
    "person": "people persons who whois name names bio profile",
    "search": "find grep look query ask",
    "show": "get cite citation record records id view fact facts describe",
    "read": "article text sentences sentence full original",
    "sources --open": "open unknown unknowns know known gaps gap silences silence silent missing "
    "unanswered unclear unsaid unstated stated questions left",
    "sources --differences": "differences difference differ diff contradictions disagree",
    "sources": "source publishers publisher articles",
    "check": "verify validate prove test lint coverage",
    "compile": "build pack make convert",
    "new": "init add create import",
    "schema": "schemas types",
    "report": "page html document website factsheet sheet",
    "completion": "tab autocomplete completions bash zsh fish",
    "help formats": "export exports exported download downloads dump save "
    "csv tsv excel spreadsheet",
    "--help": "how list ls commands usage man info topics options",
    "--version": "version ver about",
}
# What people call an option; a value stands with those that have only one to mean.
OPTIONS = {
    "--since": "--from --after --between --start --begin",
    "--until": "--to --before --end --till",
    "--on": "--date --day --month --year --when",
    "--side": "--country --nation --party --delegation --team -s",
    "--round": "--meeting -r --number",
    "--by": "--speaker --who --person --name --author --said-by --people --from",
    "--about": "--topic --subject --on --word --search --theme",
    "--role": "--position --function --part",
    "--status": "--state --stage",
    "--fields": "--columns --select --field --cols",
    "--evidence": "--quotes --verbose -v --proof --sentences --citations",
    "--cite apa": "--apa --citation --reference",
    "--cite bibtex": "--bibtex --bib --biblatex",
    "--cite csl-json": "--csl --csl-json",
    "--open": "--unknown --gaps --silences --missing",
    "--data": "--file --db --dataset --pack --input -d",
    "--format": "--output-format --type",
    "--color": "--colour --colors",
    "--color never": "--no-color --no-colour --plain --nocolor",
    "--notes": "--all --note --all-notes",
    "--quiet": "--no-notes --silent --brief -s",
    "--version": "-v --ver",
    "--output": "--out --to",
    "--help": "-? --usage",
    **{f"-f {name}": f"--{name}" for name in FORMATS},
    "-f markdown": "--markdown --md",
}
