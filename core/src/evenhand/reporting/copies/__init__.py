"""Copies of a report for other readers: what each leaves out, and the list of what was left out."""
