"""Every SELECT and every atomic UPDATE of the service, by the thing it is about."""
