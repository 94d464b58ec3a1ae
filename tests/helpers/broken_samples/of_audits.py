"""Samples that break one check about loading, whole audits or releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.testing.releases import record

if TYPE_CHECKING:
    from sample_plugins import SamplePlugin, Spoil

CHANGING = '''"""Sample."""

import os

from evenhand import DataPlugin, hookimpl


class Changing(DataPlugin):
    @hookimpl
    def evenhand_facts(self, framework_id):
        return tuple(
            fact.model_copy(update={"text": f"{fact.text} (asked by process {os.getpid()})"})
            for fact in super().evenhand_facts(framework_id)
        )


plugin = Changing.from_package(__name__)
'''

SUBCLASSED = '''"""Sample."""

from evenhand import DataPlugin, hookimpl


class Weighing(DataPlugin):
    @hookimpl
    def evenhand_facts(self, framework_id):
        from evenhand.models.rules import Fact

        class Weighted(Fact):
            weight: int = 1

        return tuple(Weighted(**fact.model_dump()) for fact in super().evenhand_facts(framework_id))


plugin = Weighing.from_package(__name__)
'''


def coded(source: str) -> Spoil:
    """A sample whose package holds this code."""
    return lambda sample: _rewrite(sample, source)


def _rewrite(sample: SamplePlugin, source: str) -> None:
    from sample_plugins import forget

    (sample.package / "__init__.py").write_text(source, encoding="utf-8")
    forget(sample.package.name)


def heavy(sample: SamplePlugin) -> None:
    """Its package imports what a list of frameworks has no use for."""
    _rewrite(sample, f"import openpyxl\n{(sample.package / '__init__.py').read_text(encoding='utf-8')}")


def endless(sample: SamplePlugin) -> None:
    """Each no opens one more question."""
    fields = []
    for number in range(70):
        when = f'only_when = {{ test = "record", field = "more_{number - 1}", one_of = ["no"] }}\n' if number else ""
        fields.append(
            f'[[forms.fields]]\nid = "more_{number}"\nlabel = "Enough"\nkind = "yes_no"\nsource = "L99"\n{when}'
        )
    head = '\n[[forms]]\nid = "more"\ntitle = "More"\nstage = "closing"\nsource = "L99"\n'
    sample.append("forms.toml", "\n".join([head, *fields]))


def unfinished(sample: SamplePlugin) -> None:
    """Where an authority keeps no list of teams, the question that must be answered offers nothing."""
    sample.append(
        "forms.toml",
        '\n[[forms]]\nid = "team_form"\ntitle = "Team"\nstage = "closing"\nsource = "L99"\nblocks_completion = true\n'
        '[[forms.fields]]\nid = "team"\nlabel = "Team"\nkind = "choice"\nlist = "teams"\nrequired = true\n'
        'source = "L99"\n',
    )


def changed_quietly(sample: SamplePlugin) -> None:
    """Recorded as 1.0, then changed, and still 1.0."""
    record(sample.subject())
    sample.replace("domains/02-plan.toml", "who does what", "who does which step")


def raised_only(sample: SamplePlugin) -> None:
    """Recorded as 1.0; its 1.1 is not."""
    record(sample.subject())
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    sample.upgrade("1.1.0")


def package_forgotten(sample: SamplePlugin) -> None:
    """1.0 and 1.1 are recorded, both in version 1.0.0 of the package."""
    record(sample.subject())
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    record(sample.subject())


SAMPLES: dict[str, Spoil] = {
    "loads": lambda sample: sample.replace("rules.toml", 'effect = "must_be"', 'effect = "must"'),
    "load.light": heavy,
    "load.same_digest": coded(CHANGING),
    "conversation.no_endless_follow_up": endless,
    "audit.finishes": unfinished,
    "json.round_trip": coded(SUBCLASSED),
    "release.version_raised": changed_quietly,
    "release.package_raised": package_forgotten,
    "release.recorded": raised_only,
}
