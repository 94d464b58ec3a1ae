"""A diff in words and as plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.reporting.framework_diff.matching import changes
from evenhand.reporting.framework_diff.rulings import Rulings, compare_rulings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Ruling
    from evenhand.reporting.framework_diff.records import Change, Entry
    from evenhand.reporting.framework_diff.rulings import Example

VERBS = {"added": "Added", "removed": "Removed", "changed": "Changed", "moved": "Moved"}

PLURAL = {"header": "header", "statement on a grade": "statements on grades"}


class Diff(NamedTuple):
    """Two frameworks, what became of each item, and answer sheets whose rulings differ."""

    old: Framework
    new: Framework
    changes: tuple[Change, ...]
    rulings: Rulings

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        return not self.changes and self.rulings.same


def diff(old: Framework, new: Framework) -> Diff:
    """What differs between two frameworks. Pure: the same two always give the same diff."""
    return Diff(old, new, changes(old, new), compare_rulings(old, new))


def diff_lines(found: Diff) -> Iterator[str]:
    """The diff for a person to read, kind by kind, then the rulings."""
    old, new = found.old, found.new
    yield f"{_name(old)} → {_name(new)}"
    yield f"digest {old.digest[:16]} → {new.digest[:16]}"
    if not found.changes:
        yield "No item differs."
    for kind in dict.fromkeys(change.kind for change in found.changes):
        own = [change for change in found.changes if change.kind == kind]
        yield ""
        yield f"{plural(kind)}: {_counted(own)}"
        for change in own:
            yield from _change(change)
        yield from _renumbered([change for change in own if change.what == "renumbered"])
    yield ""
    yield from ruling_lines(found.rulings)


def _name(framework: Framework) -> str:
    return f"{framework.header.short_title} ({framework.id} {framework.header.version})"


def plural(kind: str) -> str:
    """A kind of item as a heading."""
    return PLURAL.get(kind, f"{kind}s").capitalize()


def _counted(found: Sequence[Change]) -> str:
    counts = Counter(change.what for change in found)
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def _place(entry: Entry) -> str:
    return f"{entry.place}, {entry.id}" if entry.place else entry.id


def _change(change: Change) -> Iterator[str]:
    if change.what == "renumbered":
        return
    yield f"- {VERBS[change.what]}: {_place(change.entry)}"
    old, new = change.old, change.new
    if old is None or new is None:
        yield f"    {change.entry.text}"
        for name, words in change.entry.fields.items():
            yield f"    {name}: {words}"
        return
    if (old.home, old.id) != (new.home, new.id):
        yield f"    before at: {_place(old)}"
    elif change.what == "moved":
        yield "    it stands in another order among its neighbours"
    if old.text != new.text:
        yield f"    was: {old.text}"
        yield f"    now: {new.text}"
    elif change.what != "moved":
        yield f"    {new.text}"
    for field in change.fields:
        yield f"    {field.field} was: {field.old or 'not given'}"
        yield f"    {field.field} now: {field.new or 'not given'}"


def _renumbered(found: Sequence[Change]) -> Iterator[str]:
    """Items that only have another id, since one before them came or went; each is in the JSON."""
    if found:
        pairs = [f"{change.old.id} is now {change.new.id}" for change in found if change.old and change.new]
        more = f", and {len(pairs) - 3} more" if len(pairs) > 3 else ""
        yield f"- Only renumbered: {'; '.join(pairs[:3])}{more}"


def ruling_lines(rulings: Rulings) -> Iterator[str]:
    """Examples of answer sheets whose rulings differ, or that none was found."""
    yield "Rulings"
    if rulings.same:
        yield "Nothing from which a ruling is computed differs, so every ruling is the same."
        return
    if not rulings.examples:
        yield f"No answer sheet whose ruling differs was found after grading {rulings.tried} under both."
        return
    for number, example in enumerate(rulings.examples, start=1):
        yield f"Example {number}{_about(example)}"
        for line in sheet_lines(example):
            yield f"    {line}"
        yield f"    {_name(example.field.old)}: {_ruling(example.old, example)}"
        yield f"    {_name(example.field.new)}: {_ruling(example.new, example)}"
    if rulings.silent:
        yield (
            f"For {', '.join(rulings.silent)} no answer sheet was found on which the change shows, "
            f"after grading {rulings.tried} under both."
        )


def _about(example: Example) -> str:
    return f", which shows {', '.join(example.rules)}" if example.rules else ""


def sheet_lines(example: Example) -> Iterator[str]:
    """An answer sheet in words."""
    sheet, field = example.sheet, example.field
    if sheet.features:
        yield "; ".join(f"{label} features: {seen} of {of} evident" for label, (seen, of) in sheet.features)
    else:
        usual = dict.fromkeys(str(v[min(sheet.base, len(v) - 1)]) for v in field.values.values() if v)
        apart = [f"{_domain(example, domain)}: {value}" for domain, value in sheet.grades]
        others = f", apart from {'; '.join(apart)}" if apart else ""
        yield f"Every domain {' or '.join(usual)}{others}."
    for fact in sheet.facts:
        known = field.new.fact_by_id.get(fact) or field.old.fact_by_id.get(fact)
        yield f"{known.text if known else fact} Yes."
    for name, value in sheet.record:
        found = field.new.field_by_id.get(name) or field.old.field_by_id.get(name)
        yield f"{found.label if found else name}: {value}."
    if example.readings:
        yield f"Reading: {', '.join(example.readings)}."
    if sheet.proposed is not None:
        yield f"Overall grade proposed: {sheet.proposed}."


def _domain(example: Example, domain_id: str) -> str:
    for framework in (example.field.new, example.field.old):
        if domain_id in framework.domain_by_id:
            return framework.domain_by_id[domain_id].name
    return domain_id


def _ruling(ruling: Ruling, example: Example) -> str:
    words = [f"permits {', '.join(ruling.permitted)}"]
    if ruling.indicated:
        words.append(f"indicates {ruling.indicated}")
    if ruling.accepted:
        words.append(f"the proposed grade is accepted: {ruling.accepted}")
    if ruling.follow_up:
        words.append(f"brings {', '.join(ruling.follow_up)}")
    words += [f"{domain} is at best {at}" for domain, at in ruling.section_ceilings.items()]
    own = [f"{entry.rule} ({entry.because})" for entry in ruling.trace if entry.rule in example.rules]
    because = f". Because of {', and of '.join(own)}" if own else ""
    return f"{'; '.join(words)}{because}."


def diff_json(found: Diff) -> dict[str, Any]:
    """The diff as plain data: every change with its old and new text, and each example as ``grade`` takes it."""
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "same": found.same,
        "changes": [
            {
                "what": change.what,
                "kind": change.kind,
                "old": _item(change.old),
                "new": _item(change.new),
                "fields": [field._asdict() for field in change.fields],
            }
            for change in found.changes
        ],
        "rulings": {
            "same": found.rulings.same,
            "tried": found.rulings.tried,
            "not_shown": list(found.rulings.silent),
            "examples": [_example(example) for example in found.rulings.examples],
        },
    }


def _side(framework: Framework) -> dict[str, str]:
    return {"id": framework.id, "version": framework.header.version, "digest": framework.digest}


def _item(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {"id": entry.id, "place": entry.place, "text": entry.text, "fields": entry.fields}


def _example(example: Example) -> dict[str, Any]:
    field = example.field
    return {
        "rules": list(example.rules),
        "readings": list(example.readings),
        "answers": {side: field.answers(example.sheet, framework)
                    for side, framework in (("old", field.old), ("new", field.new))},
        "old": {"permitted": list(example.old.permitted), "indicated": example.old.indicated},
        "new": {"permitted": list(example.new.permitted), "indicated": example.new.indicated},
    }  # fmt: skip
