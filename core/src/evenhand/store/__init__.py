"""Where audits are kept: append-only events in SQLite, durable before the next question, verifiable ever after."""
