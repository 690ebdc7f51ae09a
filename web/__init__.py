"""The pages for people who come in by a mail, and GraphiQL: plain shells, filled by our own modules from the API."""
