"""The least that one can write by hand for the same answers, which the rendered service is measured against."""
