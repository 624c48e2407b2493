"""The data files: every record and every figure, for other programs."""
