"""What every page says, as plain values in one language; knows no HTML and no Typst."""
