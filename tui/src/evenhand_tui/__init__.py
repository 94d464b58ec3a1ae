"""Evenhand's assistant: the Textual chat that walks an auditor through an audit. Without any logic of its own."""
