"""The version, in a module of its own: what needs it need not load the package's front."""

__version__ = "0.1.0"
