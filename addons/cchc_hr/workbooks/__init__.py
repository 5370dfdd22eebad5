"""Spreadsheets in the layout of official forms."""
