"""Run the command line as ``python -m generator``."""

import signal

# Until all is loaded, Ctrl+C ends the program without a word.
signal.signal(signal.SIGINT, signal.SIG_DFL)

from generator.cli import main  # noqa: E402

if __name__ == "__main__":
    raise SystemExit(main())
