"""Recipes that train Demeanor's nets. One command a net; see README.md beside this package."""
