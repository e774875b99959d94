"""The register of a fictional county: people, enterprises, codes all invented."""

from organizations.demo.tables import load

__all__ = ["load"]
