"""What an author of a framework works with: a new package, schemas for editors, preview, watch, and API version 1."""
