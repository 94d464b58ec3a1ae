"""``evenhand grade``."""

from __future__ import annotations

import click

from evenhand.cli.json_input import InputError, read_json, shown_name
from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command
@click.argument("framework_id", metavar="ID")
@click.option(
    "--answers", required=True, metavar="FILE", help="A JSON object {grades, facts?, …}; - is standard input."
)
@click.option(
    "--reading", "chosen", multiple=True, metavar="[CONTRADICTION=]OPTION", help="A reading other than the usual one."
)
def grade(framework_id: str, answers: str, chosen: tuple[str, ...]) -> None:
    """Print the ruling of a framework on answers, as a JSON object.

    The answers are {"grades": {domain: grade}}, and where wanted "facts", "features", "record" and "proposed_overall".
    """
    settings, catalogue = settings_and_catalogue()
    framework = catalogue.framework(framework_id)
    from evenhand.catalogue.readings import chosen_on_purpose, resolve_readings
    from evenhand.drivers.plugin_code import PluginCode
    from evenhand.grading.answers import AnswerError
    from evenhand.grading.features import FeatureError
    from evenhand.grading.service import rule_on, ruling_json

    readings = resolve_readings(framework, settings, chosen)
    on_purpose = chosen_on_purpose(framework, settings, chosen)
    body = read_json(answers)
    try:
        ruling = rule_on(framework, body, readings, on_purpose, PluginCode(catalogue, framework.id).fired)
    except (AnswerError, FeatureError) as error:
        raise InputError(f"{shown_name(answers)}: {error}") from None
    print_json(ruling_json(ruling))
