"""The pages for people who come in by a mail: plain shells, filled by our own modules from the public API."""
