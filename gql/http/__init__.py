"""The door: GraphQL over HTTP, sessions, origins, headers, and a line in the log for each request."""
