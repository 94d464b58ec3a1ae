"""The sample plugin in a newer version, installed over the older one, and replies for an audit under the older."""

from __future__ import annotations

from evenhand.conversation.replies import Reply
from sample_plugins import SamplePlugin, forget

REPLIES = (
    Reply("text", to="case_number", text="C-1"),
    Reply("text", to="auditor", text="Jo Winter"),
    Reply("yes", to="safety.1", note="named in March"),
    Reply("no", to="safety.2"),
    Reply("grade", to="safety", value="fair"),
    Reply("yes", to="plan_quality.1"),
    Reply("evidence", to="voice", text="Six conversations."),
)
"""Under version 1.1 ``safety.1`` is ``safety.2``, ``safety.2`` is ``safety.3`` in other words, and Voice is gone."""

AFTER = (Reply("yes", to="safety.1", note="seen alone"), Reply("grade", to="safety", value="middling"))
"""Further replies, under version 1.1."""


def publish_next(sample: SamplePlugin) -> None:
    """Version 1.1: a question more, one in other words, a grade with another id, and a domain less."""
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    asked = '[[prompts]]\ntext = "Was the child seen alone?"\nsource = "L22"\n\n'
    sample.replace("domains/01-safety.toml", "[[prompts]]", f"{asked}[[prompts]]")
    sample.replace("domains/01-safety.toml", "within a day?", "within two days?")
    sample.replace("scales.toml", 'id = "fair", label = "Fair"', 'id = "middling", label = "Middling"')
    for domain in ("01-safety", "02-plan"):
        sample.replace(f"domains/{domain}.toml", "descriptors.fair", "descriptors.middling")
    sample.remove("domains/03-voice.toml")
    sample.remove("cases.toml")
    rules = sample.folder / "rules.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('"fair"', '"middling"').replace(', "voice"]', "]"), encoding="utf-8")
    forget(f"evenhand_{sample.name}")
