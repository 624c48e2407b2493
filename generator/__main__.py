"""Run the command line as ``python -m generator``."""

import gc
import signal

# Until all is loaded, Ctrl+C ends the program without a word.
signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> int:
    """Run one command; return its exit status."""
    # The processes that render sheets load this module, too, and need no command line.
    from generator.cli import main

    status = main()
    # Python would look for garbage among all that is about to vanish.
    gc.freeze()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
