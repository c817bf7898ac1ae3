"""Lists in running text: entries between separators, where names contain separators themselves."""

import re

from ccpcj.lib.wording.lexicon import Lexicon, any_of
from sessions.states.names import Names

from .unwrap import join_lines

OPEN, CLOSE = "(（“「《[«", ")）”」》]»"


def depths(text: str) -> list[int]:
    """How deep in parentheses and quotes each character stands."""
    found, depth = [], 0
    for char in text:
        depth = max(0, depth - (char in CLOSE))
        found.append(depth)
        depth += char in OPEN
    return found


def sentences(text: str, words: Lexicon) -> list[tuple[int, str]]:
    """The sentences with their places; a stop inside parentheses or quotes ends none."""
    found, start, depth = [], 0, depths(text)
    for stop in words.patterns["sentence_end"].finditer(text):
        if depth[stop.start()] == 0:
            found.append((start, text[start : stop.start()]))
            start = stop.end()
    return [*found, (start, text[start:])] if text[start:].strip() else found


def split_entries(text: str, words: Lexicon, names: Names) -> list[str]:
    """The entries of a list.

    A separator parts two entries when the one before it is complete (a mode in parentheses, a capacity, a whole known
    name or an institution) and what follows can begin one. So names that hold a
    separator ("Bosnia and Herzegovina") stay whole.
    """
    separators = re.compile(any_of(words.lists["separators"]))
    depth, entries, start, place = depths(text), [], 0, 0
    while match := separators.search(text, place):
        place = match.end()
        before, after = text[start : match.start()], text[place:]
        if depth[match.start()] or not before.strip() or inside_name(text, start, match.start(), words, names):
            continue
        if parts(before, after, words, names):
            entries.append(before)
            start = place
    return [entry.strip() for entry in (*entries, text[start:]) if entry.strip()]


def inside_name(text: str, start: int, separator: int, words: Lexicon, names: Names) -> bool:
    """Whether the separator belongs to a known name: that of the entry, or of those for whom it is said to speak."""
    begins = [start + led(text[start:], words)]
    if behalf := words.patterns["on_behalf_verb"].search(text[start:separator]):
        begins.append(start + behalf.start("whom"))
    known = ((begin, names.longest_prefix(text[begin:], words.language)) for begin in begins)
    return any(name and begin + name[1] > separator for begin, name in known)


def led(entry: str, words: Lexicon) -> int:
    """How many characters a capacity takes that stands before the names ("the representatives of ")."""
    match = words.patterns["capacity"].match(entry)
    return match.end() if match and match.end() < len(entry) else 0


def parts(before: str, after: str, words: Lexicon, names: Names) -> bool:
    """Whether one entry ends and another begins at a separator."""
    if words.patterns["on_behalf_verb"].search(before) and begins_speaker(after, words):
        return True
    before, after = before[led(before, words) :], after[led(after, words) :]
    if words.patterns["mode_end"].search(before) or from_place(before, words, names):
        return True
    known, office = begins_name(after, words, names), begins_office(after, words)
    follows = known or begins_institution(after, words)
    if words.patterns["capacity"].search(without_remark(before)) and follows:
        return True
    if is_officer(before, words, names) and (known or office):
        return True
    if whole_name(before, words, names):
        return known or office or not re.match(any_of(words.lists["titles"]), after.lstrip())
    institution = words.patterns["institution"].search(without_office(before, words))
    titled = re.search(rf"{any_of(words.lists['titles'])}$", before) and names.longest_prefix(before, words.language)
    return bool((institution and follows) or (titled and known))


def are_two(before: str, after: str, words: Lexicon, names: Names) -> bool:
    """Whether a line is a whole speaker and the next line begins another, with no separator between them."""
    joined = join_lines([before, after])
    goes_on = (words.patterns[name].search(joined) for name in ("on_behalf_verb", "in_office"))
    if re.search(r"[,،，、;；(（]$", before) or any(found and found.start() >= len(before) for found in goes_on):
        return False
    titled = bool(re.match(any_of(words.lists["titles"]), after))
    begun = titled or begins_speaker(after, words) or begins_name(after, words, names) or begins_office(after, words)
    whole = is_officer(before, words, names) or ends_in_person(before, words)
    return begun and (whole or parts(before, after, words, names))


def ends_in_person(text: str, words: Lexicon) -> bool:
    """Whether a personal name ends the line, and not an office in capitals."""
    found = words.patterns["person_end"].search(text)
    return bool(found and not re.search(any_of(words.lists["titles"]), found["person"]))


def is_officer(text: str, words: Lexicon, names: Names) -> bool:
    """An office that needs no name, or one that ends in its name: "the Minister of Justice of Egypt"."""
    titled = re.match(rf"(?:{any_of(words.lists['articles'])})?{any_of(words.lists['titles'])}", text)
    owned = (name_behind(text, inner, words, names) for inner in words.patterns["inner_name"].finditer(text))
    return is_official(text, words) or bool(titled and any(whole_name(name, words, names) for name in owned))


def begins_speaker(after: str, words: Lexicon) -> bool:
    """Whether the next entry begins with the capacity of whoever spoke."""
    return led(after, words) > 0


def begins_name(after: str, words: Lexicon, names: Names) -> bool:
    """Whether the next entry begins with a known name, or is a person with one."""
    return names.longest_prefix(after, words.language) is not None or begins_person(after, words, names)


def begins_office(after: str, words: Lexicon) -> bool:
    """Whether the next entry is an office that needs no name, or begins with an article before one."""
    another = rf"{any_of(words.lists['articles'])}{any_of(words.lists['titles'])}"
    return is_official(first_entry(after, words), words) or bool(re.match(another, after))


def begins_institution(after: str, words: Lexicon) -> bool:
    """Whether the next entry, up to the next separator, is an institution by its last word before an office."""
    return bool(words.patterns["institution"].search(without_office(first_entry(after, words), words)))


def without_office(entry: str, words: Lexicon) -> str:
    """A name without the offices behind it, in a language that has them there."""
    return words.patterns["offices_end"].sub("", entry)


def first_entry(text: str, words: Lexicon) -> str:
    """What stands before the first separator, without a remark in parentheses."""
    return re.sub(r"[（(].*$", "", up_to_separator(text, words)).strip()


def up_to_separator(text: str, words: Lexicon) -> str:
    return re.split(any_of(words.lists["separators"]), text)[0].strip()


PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){1,4}(?=\s*[（(])")


def from_place(entry: str, words: Lexicon, names: Names) -> tuple[str, str] | None:
    """A person and the state or organization printed in parentheses behind: "Ann Example (Canada)"."""
    person, origin = PERSON.match(entry), re.search(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)])?)[）)]$", entry)
    if not person or not origin or person.end() < len(entry[: origin.start()].rstrip()):
        return None
    upper = all(word[0].isupper() for word in person[0].split())
    known = names.find(origin[1], words.language) and not names.longest_prefix(entry, words.language)
    institution = words.patterns["institution"].search(person[0])
    return (person[0], origin[1]) if upper and known and not institution else None


def begins_person(after: str, words: Lexicon, names: Names) -> bool:
    """Whether the next entry is a person with a state or organization in parentheses behind."""
    return from_place(words.patterns["mode_end"].sub("", up_to_separator(after, words)), words, names) is not None


def is_official(text: str, words: Lexicon) -> bool:
    """Whether an office stands alone that needs no name: the Chair, the Rapporteur."""
    return without_article(text, words) in words.codes["officials"]


def without_article(text: str, words: Lexicon) -> str:
    return re.sub(rf"^{any_of(words.lists['articles'])}", "", text)


def name_behind(text: str, inner: re.Match[str], words: Lexicon, names: Names) -> str:
    """The name behind a word inside an office, without its article; one that is part of the name is written whole.

    In Arabic "for" takes the first letter of an article, but not where the name itself begins like an article.
    """
    name = without_article(text[inner.end() :], words)
    written = re.compile(any_of(words.codes["contractions"])).match(text, inner.start())
    if not written or names.longest_prefix(name, words.language):
        return name
    return words.codes["contractions"][written[0]] + text[written.end() :]


def whole_name(text: str, words: Lexicon, names: Names) -> bool:
    """A known name, with or without a remark in parentheses behind it."""
    return bool(names.find(text, words.language) or names.find(without_remark(text), words.language))


def without_remark(text: str) -> str:
    return re.sub(r"[（(].*[）)]$", "", text).strip()
