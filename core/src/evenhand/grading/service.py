"""One ruling from answers given as JSON: what ``evenhand grade`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader
from evenhand.grading.what_if import would_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.grading.code import Code
    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Ruling


def rule_on(
    framework: Framework,
    body: Any,
    readings: Mapping[str, str],
    chosen: frozenset[str] = frozenset(),
    code: Code | None = None,
) -> Ruling:
    """The ruling on answers given as a parsed JSON object.

    ``readings`` is the option taken for each reading; ``chosen`` names the readings somebody chose on purpose. When
    features are given, a reading nobody chose on purpose takes the option that counts them.
    ``code`` says which rules fire that no data can say.
    Raises ``AnswerError`` or ``FeatureError`` on answers that are none.
    """
    answers = Answers.from_json(body)
    taken = dict(readings)
    if answers.features is not None:
        for reading in framework.readings:
            for option in reading.options:
                if option.counts_features and reading.id not in chosen:
                    taken[reading.id] = option.id
    sheet = sheet_from_answers(framework, answers)
    grader = Grader(framework, taken, code)
    sheet.code = grader.code
    return grader.ruling(sheet, would_change=would_change(grader, sheet))


def ruling_json(ruling: Ruling) -> dict[str, Any]:
    """A ruling as the JSON object that commands print: entries as objects, tuples as lists."""
    body = ruling._asdict()
    body["trace"] = [entry._asdict() for entry in ruling.trace]
    body["would_change"] = [change._asdict() for change in ruling.would_change]
    return body
