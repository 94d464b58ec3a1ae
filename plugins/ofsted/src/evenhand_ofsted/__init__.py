"""Ofsted-style grading criteria of an unnamed authority, as an Evenhand framework."""

from evenhand import DataPlugin

plugin = DataPlugin.from_package(__name__)
