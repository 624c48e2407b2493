"""What the pages let a browser do, as a Content-Security-Policy: the one place that says it.

Whatever a stranger's text were to become, it runs nothing and loads nothing from elsewhere: scripts
and styles are files of the site, and nothing written into a page is either.
"""

# The style sheet of the theme holds its icons as ``data:`` addresses.
POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)
# Pagefind, which searches the full text, compiles WebAssembly. Only the search page uses it.
SEARCH_POLICY = f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'"
# A list is taken along as a workbook; large parts are compressed in a worker that the library makes
# out of its own text. It may do what scripts of the site may, and nothing else.
TAKING_POLICY = f"{POLICY}; worker-src 'self' blob:"
