"""Frameworks from and to tables: a workbook that loses nothing, and grading guidance as authorities write it."""
