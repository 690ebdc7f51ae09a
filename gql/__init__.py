"""The service: a request walks in at `http`, through `schema`, `resolvers` and `permissions`, down to the database."""
