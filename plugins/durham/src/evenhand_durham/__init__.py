"""Durham County Council's Case File Audit Tool: a framework that is all data, in the folder ``framework``."""

from evenhand import DataPlugin

plugin = DataPlugin.from_package(__name__)
