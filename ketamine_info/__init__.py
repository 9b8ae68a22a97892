"""The project: settings, addresses and the server's entry."""

__version__ = "1.0.0"
