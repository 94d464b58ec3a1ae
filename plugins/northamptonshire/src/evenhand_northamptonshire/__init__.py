"""Northamptonshire Children's Trust's audit tool and grading guidance, as an Evenhand framework."""

from evenhand import DataPlugin

plugin = DataPlugin.from_package(__name__)
