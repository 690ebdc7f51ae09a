"""The demo's world on either database, for what the database must decide."""

from tests.api.conftest import either

__all__ = ["either"]
