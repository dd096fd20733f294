"""The settings, a group a module."""
