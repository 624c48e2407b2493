"""Printed sheets: handouts, case sheets, guides and forms as PDFs that are cheap to print."""
