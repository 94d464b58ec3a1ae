"""A small invented case for the small framework of the catalogue's tests."""

from __future__ import annotations

MILL = """
id = "mill"
title = "The Mill family"
about = "A boy of six."
minutes = 5
invented = true
panel = "Written with the case."

[record]
case_type = "Home"
case_ref = "MILL"

[facts]
unsafe = false

[overall]
grade = "Good"
reason = "He is safe."

[agreed.risk]
grade = "Good"
reason = "The visit of 3 March shows it."

[agreed.voice]
grade = 7
reason = "He is quoted."

[[documents]]
id = "visit"
title = "Visit"
date = "2026-03-03"
text = '''
He was seen.

He said: "Hello."
'''
"""
