"""Audits on their way from one store to another: one signed file, and what becomes of two copies that both went on."""
