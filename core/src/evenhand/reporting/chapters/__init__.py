"""Chapters of the report: each turns a part of the account into blocks of the document."""
