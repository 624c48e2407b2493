"""Pictures and logos: judged and made anew in a process of its own, and kept in a cache."""
