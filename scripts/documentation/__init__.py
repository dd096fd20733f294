"""The documentation site: the pages of this repository, and pages made from its sources."""
