"""voorzitter-console: the console of a Dutch council chair when order is disturbed."""

__version__ = "0.1.0"
