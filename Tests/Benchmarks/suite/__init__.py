"""Measures carelog beside its limits and its peers."""
