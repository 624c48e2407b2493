"""Outlets that are files: data, feeds, site map, and what is derived from the models."""
