"""The site: pages as HTML in the frame of the theme, search, feeds, preview."""
