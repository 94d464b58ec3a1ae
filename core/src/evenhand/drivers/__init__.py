"""Drivers: ways to hold the conversation. They share the session and grow no logic of their own."""
