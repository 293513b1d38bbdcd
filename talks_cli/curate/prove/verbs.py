"""The English verbs of saying and thinking, in all their forms."""

from __future__ import annotations

# What these are followed by is said.
_SAYING = (
    "acknowledge add admit affirm allege announce argue ask assert assure boast call caution "
    "claim clarify comment complain concede confess confirm contend contest declare deny "
    "disclose emphasise emphasize exclaim explain express inform insist joke lament mention "
    "note notify opine pledge predict proclaim promise propose quip reaffirm reassure recall "
    "recount reiterate remark remind reply report respond restate retort reveal say specify "
    "speculate state stipulate stress suggest swear tell testify tweet underline underscore "
    "urge vow warn write"
).split()
_SAYING += ["point out", "spell out"]
# These also mean what nobody says.
_THINKING = (
    "accept accuse advise agree answer appeal assume believe blog charge conclude consider counter "
    "decide demand doubt elaborate estimate expect fear feel find forecast foresee guarantee guess "
    "highlight hint hold hope imply indicate judge know maintain observe post reason recognise "
    "recognize recommend reckon regret repeat signal summarise summarize suppose suspect think "
    "threaten understand wonder worry"
).split()
_IRREGULAR = {
    "feel": "felt", "find": "found", "forecast": "forecast", "foresee": "foresaw foreseen",
    "hold": "held", "know": "knew known", "say": "said", "swear": "swore sworn", "tell": "told",
    "think": "thought", "understand": "understood", "write": "wrote written",
}  # fmt: skip
_DOUBLED = frozenset({"admit", "blog", "quip", "regret"})
# Third persons that are plurals too: right beside a name they are not.
BESIDE = frozenset(
    "boasts calls cautions claims comments contests jokes laments mentions notes pledges "
    "promises quips remarks replies reports retorts states stresses tweets urges vows".split()
)


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith(("ny", "ly", "fy", "ry")) else f"{verb}s"


def _pasts(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb in _DOUBLED:
        return [f"{verb}{verb[-1]}ed"]
    if verb.endswith("e"):
        return [f"{verb}d"]
    return [f"{verb[:-1]}ied" if verb.endswith(("ny", "ly", "fy", "ry")) else f"{verb}ed"]


def _present_participle(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    silent = verb.endswith("e") and not verb.endswith("ee")
    return f"{verb.removesuffix('e') if silent else verb}ing"


def _forms(verb: str) -> list[str]:
    """`verb` as it is, of a third person, past and in -ing; a particle stays behind it."""
    verb, space, particle = verb.partition(" ")
    forms = [verb, _third(verb), *_pasts(verb), _present_participle(verb)]
    return [f"{form}{space}{particle}" for form in forms]


def _all(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in _forms(verb))


TELLING = _all("assure inform notify tell".split())  # whoever is told may follow
ADDRESSING = TELLING | _all("accuse advise ask call express promise remind urge warn".split())
PARTICIPLES = frozenset(past for verb in _SAYING + _THINKING for past in _pasts(verb))
SURE = _all(_SAYING) - BESIDE - frozenset(_SAYING)
THINKING = _all(_THINKING)
VERBS = _all(_SAYING) | THINKING
