"""The addresses that mails lead to; a token always stands in the fragment, which no server gets to see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of pages below `base_url`, the service's or a frontend's, without a slash at its end."""

    base_url: str

    def sign_in(self) -> str:
        """The page to sign in on."""
        return f"{self.base_url}/sign-in"

    def activate(self, token: str) -> str:
        """The page on which the holder of the token chooses a password."""
        return f"{self.base_url}/activate#token={token}"

    def reset_password(self, token: str) -> str:
        """The page on which the holder of the token chooses another password."""
        return f"{self.base_url}/reset-password#token={token}"

    def open(self, token: str) -> str:
        """The page on which somebody outside the organisation opens a view."""
        return f"{self.base_url}/open#token={token}"

    def candidate(self, token: str) -> str:
        """The page on which a candidate takes the assessment."""
        return f"{self.base_url}/candidate#token={token}"

    def shared_view(self, procedure_public_id: str) -> str:
        """The page of a procedure's shared view; it asks to sign in first where that is needed."""
        return f"{self.base_url}/shared-views/{procedure_public_id}"
