"""What helps to work on the program; a package, so that no other one of this name comes first."""
