"""The typed vocabulary of Evenhand: frozen pydantic models that everything else is written in."""
