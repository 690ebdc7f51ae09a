"""A client that speaks to the service as a frontend would: over HTTP, with a session of its own."""

from dataclasses import dataclass
from typing import Any

from httpx import AsyncClient, Response

SIGN_IN = """
    mutation ($email: EmailAddress!, $password: String!, $organisationId: ID) {
        signIn(input: {email: $email, password: $password, organisationId: $organisationId, transport: TOKEN}) {
            accessToken
            errors { __typename code path ... on ChooseOrganisationError { organisations { organisationId name } } }
        }
    }
"""


@dataclass
class Answer:
    """What came back: the parsed body, and every byte of it."""

    response: Response

    @property
    def body(self) -> dict[str, Any]:
        return self.response.json()  # type: ignore[no-any-return]

    @property
    def data(self) -> Any:
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def codes(self) -> list[str]:
        """The codes of the request's errors."""
        return [error["extensions"]["code"] for error in self.body.get("errors", [])]

    @property
    def text(self) -> str:
        return self.response.text


class Client:
    """Somebody who asks; `token` is their session, or None."""

    def __init__(self, http: AsyncClient, token: str | None = None) -> None:
        self.http = http
        self.token = token

    async def ask(self, query: str, **variables: Any) -> Answer:
        """The answer to a query or mutation, whatever it is."""
        headers = {"accept": "application/graphql-response+json"}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        return Answer(await self.http.post("/graphql", json={"query": query, "variables": variables}, headers=headers))

    async def change(self, query: str, **variables: Any) -> Any:
        """The payload of the one mutation in the query."""
        [payload] = (await self.ask(query, **variables)).data.values()
        return payload

    async def refusal(self, query: str, **variables: Any) -> str:
        """The code of the one error with which the one mutation in the query refuses."""
        [error] = (await self.change(query, **variables))["errors"]
        return error["code"]  # type: ignore[no-any-return]
