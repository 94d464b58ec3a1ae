"""The London multi-agency Child in Need grading guidance, as an Evenhand framework."""

from evenhand import DataPlugin

plugin = DataPlugin.from_package(__name__)
