"""Lets ``python -m generator.pictures FOLDER`` be the bench."""

from generator.pictures.bench import main

main()
