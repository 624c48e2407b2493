"""What helps to write a record: an empty form, editor schemas, field and message guides."""
