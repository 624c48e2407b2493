"""What people type by mistake, and what they meant: signs, lines, names, numbers and days."""
