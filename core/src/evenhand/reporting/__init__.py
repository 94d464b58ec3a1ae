"""Reports: one account of an audit, told as one neutral document, written as Word, Markdown or JSON."""
