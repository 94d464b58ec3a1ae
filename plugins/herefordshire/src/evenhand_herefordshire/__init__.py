"""Herefordshire's Grade Descriptors, as an Evenhand framework."""

from evenhand import DataPlugin

plugin = DataPlugin.from_package(__name__)
