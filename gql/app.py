"""The composition root: settings become routes, a lifespan, and the work that goes on in the background."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Lifespan

from db.clock import Clock, SystemClock
from db.database import Database
from db.migrate import migrate
from db.taking import require_instruments
from db.trail import Trail
from gql import housekeeping
from gql.background import Background
from gql.config import Settings, origin_of, read_settings
from gql.context import Service
from gql.http import health
from gql.http.endpoint import Endpoint
from gql.http.failures import Failures
from gql.http.headers import SecurityHeaders
from gql.http.logging import RequestLog, configure_logging
from gql.http.origins import Sharing
from gql.http.sessions import AS_HEADER
from gql.passwords import Passwords
from mail.addresses import Addresses
from mail.delivery import Delivery
from mail.links import LinkSigner
from mail.rendering import Renderer
from mail.transports import FolderTransport, SmtpTransport, Transport
from psychometrics.catalogue import catalogue, take_up
from web import graphiql, mailbox, pages

log = structlog.get_logger()


def create_app(settings: Settings, *, clock: Clock | None = None, passwords: Passwords | None = None) -> Starlette:
    """The service as an ASGI application; raises SettingsError or DataFileError when it must not start."""
    settings.require_safe()
    take_up(*settings.further_instruments)
    clock = clock or SystemClock()
    database = Database(settings.database)
    service = Service(
        database=database,
        clock=clock,
        passwords=passwords or Passwords(),
        links=LinkSigner(settings.secret_keys),
        addresses=Addresses(settings.link_base),
        trail=Trail(database),
        later=Background(),
        added_mail_locale=settings.added_mail_locale,
    )
    delivery = Delivery(
        database, Renderer(service.links, service.addresses), _transport(settings), settings.mail_from, clock
    )
    app = Starlette(
        routes=_routes(service, settings),
        middleware=_middleware(settings),
        lifespan=_lifespan(service, settings, delivery),
        exception_handlers={404: pages.not_found},
    )
    app.state.service = service
    return app


def from_environment() -> Starlette:
    """The application as a server process makes it."""
    configure_logging()
    return create_app(read_settings())


def _routes(service: Service, settings: Settings) -> list[BaseRoute]:
    endpoint = Endpoint(service, settings, graphiql.page(settings.facts_file))
    routes: list[BaseRoute] = [
        Route("/graphql", endpoint),
        WebSocketRoute("/graphql", endpoint),
        *health.routes(service.database),
        *pages.routes(),
        *graphiql.routes(settings.facts_file),
    ]
    if settings.demo:
        routes += mailbox.routes(settings.mail_folder)
    return routes


def _middleware(settings: Settings) -> list[Middleware]:
    middleware = [Middleware(RequestLog), Middleware(SecurityHeaders, https=settings.https)]
    if settings.allowed_origins:
        middleware.append(
            Middleware(
                Sharing,
                allow_origins=sorted(map(origin_of, settings.allowed_origins)),
                allow_methods=["GET", "POST"],
                allow_headers=["content-type", "authorization", AS_HEADER],
                expose_headers=["x-request-id"],
                allow_credentials=True,
            )
        )
    return [*middleware, Middleware(Failures)]


def _transport(settings: Settings) -> Transport | None:
    if settings.smtp_url:
        return SmtpTransport(settings.smtp_url)
    return FolderTransport(settings.mail_folder) if settings.demo else None


def _lifespan(service: Service, settings: Settings, delivery: Delivery) -> Lifespan[Starlette]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await migrate(service.database, settings.database)
        async with service.database.read() as session:
            await require_instruments(session, catalogue())
        background = [
            asyncio.create_task(each)
            for each in (
                delivery.run(),
                service.trail.run(),
                service.database.news.run(),
                housekeeping.run(service.database, service.clock),
            )
        ]
        gc.collect()
        gc.freeze()
        kind = "sqlite" if service.database.sqlite else "postgresql"
        log.info("service.started", database=kind, process=os.getpid())
        yield
        for task in background:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await service.later.finish()
        await service.trail.drain()
        await service.database.close()
        log.info("service.stopped")

    return lifespan
