"""The scripted audit."""

from __future__ import annotations

import pytest

from driving import begin, framework_called
from evenhand.testing.checks.scripted import Script, Unfinished, replies_not_kept
from sample_plugins import SamplePlugin


@pytest.mark.parametrize("name", ["durham", "northamptonshire", "london_cin"])
def test_it_completes_an_audit_with_words_of_its_own_everywhere(name: str) -> None:
    session, kept = begin(framework_called(name), practice=False)
    script = Script(session)
    script.play()
    assert session.conversation.state.status in {"completed", "signed off"}
    words = list(script.given.values())
    assert len(set(words)) == len(words)
    assert not any(one in other for one in words for other in words if one is not other)
    said = [f"{stored.event.value} {stored.event.note}" for stored in kept.events]
    assert all(any(word in line for line in said) for word in words)
    asked = {stored.event.to for stored in kept.events}
    assert {domain.id for domain in session.framework.domains if domain.graded} <= asked
    assert {form.id for form in session.framework.forms if form.stage == "any_time"} <= asked


def test_it_is_the_same_every_time() -> None:
    played = []
    for _ in range(2):
        session, _kept = begin(framework_called("herefordshire"), practice=False)
        Script(session).play()
        played.append(session.conversation.events)
    assert played[0] == played[1]


def test_it_says_where_it_stopped(sample: SamplePlugin) -> None:
    sample.replace("forms.toml", 'kind = "overall_grade"\nrequired = true', 'kind = "text"')
    session, _ = begin(sample.subject().framework, practice=False)
    with pytest.raises(Unfinished, match="the reply 'graded' to 'audit' is refused: Give the overall grade"):
        Script(session).play()


def test_it_answers_around_what_stops_an_audit(sample: SamplePlugin) -> None:
    fields = (
        'id = "mine"\nkind = "yes_no"\nrefuse = { answer = "no", words = "Not your case." }',
        'id = "held"\nkind = "choice"\noptions = ["Not yet", "Held"]\nunmet = ["Not yet"]\nrequired = true',
    )
    head = '\n[[forms]]\nid = "more"\ntitle = "More"\nstage = "closing"\nsource = "L9"\nblocks_completion = true\n'
    rows = [f'[[forms.fields]]\nlabel = "Another"\nsource = "L9"\n{field}\n' for field in fields]
    sample.append("forms.toml", head + "".join(rows))
    session, _ = begin(sample.subject().framework, practice=False)
    Script(session).play()
    state = session.conversation.state
    assert (state.value("mine"), state.value("held")) == ("yes", "Held")


@pytest.mark.parametrize(
    ("options", "findings"),
    [
        ('"Home", "School"', []),
        ('"Home", "HOME"', ["field 'seen_at': its option 'HOME' is kept as another"]),
        ('"Home", " School"', ["field 'seen_at': its option ' School' cannot be chosen"]),
    ],
)
def test_options_that_do_not_come_back(sample: SamplePlugin, options: str, findings: list[str]) -> None:
    field = f'id = "seen_at"\nlabel = "Seen at"\nkind = "choice"\nsource = "L9"\noptions = [{options}]\n'
    sample.append("forms.toml", f"\n[[forms.fields]]\n{field}")
    session, kept = begin(sample.subject().framework, practice=False)
    before = list(kept.events)
    asked = session.conversation.path.questions
    assert [line for question in asked for line in replies_not_kept(session, question)] == findings
    assert kept.events == before
