"""Who may talk to the front page: only a browser on this machine, only from the page itself."""

import secrets

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_READING = ("GET", "HEAD")
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Gate:
    """Checks the address that was asked for (against rebinding) and, before any change, a secret cookie."""

    def __init__(self, port: int) -> None:
        """Guard a server on a port of this machine."""
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._secret = secrets.token_urlsafe(32)
        self._cookie = f"greenroom_{port}"  # cookies ignore ports, so two plays would share a name

    def middleware(self) -> Middleware:
        """Give the check in the form aiohttp wants."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._admit(request)
            response = await handler(request)
            if not response.prepared:
                for name, value in _HEADERS.items():
                    response.headers.setdefault(name, value)
                response.headers.setdefault("Content-Security-Policy", _POLICY)
            return response

        return check

    def _admit(self, request: web.Request) -> None:
        if request.headers.get("Host", "") not in self._hosts:
            raise web.HTTPForbidden(text="The simulated group answers only on this machine, at its own address.")
        if request.method in _READING:
            return
        origin = request.headers.get("Origin")
        known = secrets.compare_digest(request.cookies.get(self._cookie, "").encode(), self._secret.encode())
        if not known or (origin is not None and origin.removeprefix("http://") not in self._hosts):
            raise web.HTTPForbidden(text="Open the front page first, then try again.")

    def hand_over(self, response: web.StreamResponse) -> None:
        """Give the page its secret."""
        response.set_cookie(self._cookie, self._secret, httponly=True, samesite="Strict", path="/")
