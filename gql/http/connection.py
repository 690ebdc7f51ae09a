"""HTTP as uvicorn speaks it, but for streams when the process is told to end: nobody waits for what has no end."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Connection(HttpToolsProtocol):
    """A connection whose stream breaks off when the process ends, so that its client comes back to another one."""

    def shutdown(self) -> None:
        super().shutdown()
        # Of everything else that is answered the length is known beforehand.
        if self.cycle is not None and self.cycle.chunked_encoding and not self.cycle.response_complete:
            self.transport.close()
