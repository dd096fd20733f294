"""Tests of one module, without a database."""
