"""The generator of the cleaner production knowledge base."""
