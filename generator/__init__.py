"""The generator of the cleaner production knowledge base."""

import gc

# What is loaded stays until the end: to look for garbage among it costs more than it frees.
gc.set_threshold(100_000, 50, 100)
