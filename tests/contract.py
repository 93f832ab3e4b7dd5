"""The contract with Discord: every request that the bot sends under test is one that Discord would take.

`Contract` checks one request against Discord's OpenAPI description (`openapi.json` of
github.com/discord/discord-api-spec; its path stands in the environment variable DISCORD_OPENAPI) and against
the rules written by hand. Without the description the rules remain. As a pytest plugin
(`pytest_plugins = ["tests.contract"]` in conftest.py) this module watches every SimCord environment and fails
the test in which a bad request went out. Query parameters, files and answers are not checked.
"""

import functools
import json
import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import jsonschema_rs
import pytest
import simcord
from jsonschema_rs import ValidationError, ValidationErrorKind

from tests.contract_description import BASE, Route, adjusted, routes
from tests.contract_rules import Json, broken_rules

VARIABLE = "DISCORD_OPENAPI"
SHORT = 60
OTHER_KIND = frozenset({"type", "enum", "const"})


class Contract:
    """Checks requests. Validators are compiled when a route is first used."""

    def __init__(self, description: Json | None) -> None:
        self.routes = list(routes(description)) if description else []
        self._registry = jsonschema_rs.Registry([(BASE, adjusted(description))]) if description else None
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}
        # Each bot that starts says the same first, all its commands among it.
        self._remembered = functools.lru_cache(maxsize=200)(self._judge)

    @staticmethod
    @functools.cache
    def load(path: Path | None) -> "Contract":
        """Read the description at `path`, once; with None only the hand-written rules are checked."""
        return Contract(json.loads(path.read_text("utf-8")) if path else None)

    @property
    def has_description(self) -> bool:
        """Whether requests are checked against the description, or only against the rules."""
        return self._registry is not None

    def violations(self, method: str, path: str, body: object) -> list[str]:
        """Say what is wrong with one request, each as `where: what`; nothing when Discord would take it."""
        try:
            text = json.dumps(body)
        except (TypeError, ValueError) as error:
            return [f"body: not JSON ({error})"]
        return self._remembered(method, path, text)

    def _judge(self, method: str, path: str, text: str) -> list[str]:
        body = json.loads(text)
        findings = [*self._against_description(method, path, body), *broken_rules(method, path, body)]
        return [f"{where or 'body'}: {what}" for where, what in findings]

    def _against_description(self, method: str, path: str, body: object) -> Iterator[tuple[str, str]]:
        if self._registry is None:
            return
        route = self._route(method, path)
        if route is None:
            yield "path", "Discord has no such route"
        elif route.schema:
            errors = self._validator(route.schema).iter_errors({} if body is None else body)
            yield from _explained(errors)
        elif body and not route.takes_body:
            yield "body", "this route takes none"

    def _route(self, method: str, path: str) -> Route | None:
        fitting = (route for route in self.routes if route.method == method and route.pattern.fullmatch(path))
        return max(fitting, key=lambda route: route.literals, default=None)

    def _validator(self, schema: str) -> jsonschema_rs.Draft202012Validator:
        if schema not in self._validators:
            self._validators[schema] = jsonschema_rs.Draft202012Validator(
                {"$ref": schema}, registry=self._registry, validate_formats=True, mask="this"
            )
        return self._validators[schema]


# --- saying what is wrong -----------------------------------------------------------------------------------


def _explained(errors: Iterable[ValidationError]) -> Iterator[tuple[str, str]]:
    for error in _leaves(errors):
        if isinstance(error.kind, ValidationErrorKind.AdditionalProperties):
            what = f"unknown key {', '.join(map(repr, error.kind.unexpected))}"
        elif isinstance(error.kind, ValidationErrorKind.AnyOf):
            what = f"{_short(error.instance)} is none of the values that Discord knows"
        else:
            what = f"{error.message} ({_short(error.instance)})"
        yield _where(error.instance_path), what


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Follow each choice into the branch that was most likely meant."""
    for error in errors:
        if isinstance(error.kind, ValidationErrorKind.AnyOf) and not _lists_values(error.kind):
            branches = [list(_leaves(branch)) for branch in error.kind.context]
            yield from min(branches, key=functools.partial(_distance, list(error.instance_path)))
        else:
            yield error


def _lists_values(choice: ValidationErrorKind.AnyOf) -> bool:
    return all(error.kind.name == "const" for branch in choice.context for error in branch)


def _distance(here: list[str | int], branch: list[ValidationError]) -> tuple[int, int]:
    """A branch is far when it is for another kind of thing; `null` is the farthest."""
    tags = (here, [*here, "type"])
    other = sum(error.kind.name in OTHER_KIND for error in branch if error.instance_path in tags)
    null = any(isinstance(kind, ValidationErrorKind.Type) and kind.types == ["null"] for kind in _kinds(branch))
    return other + null, len(branch)


def _kinds(branch: list[ValidationError]) -> list[ValidationErrorKind]:
    return [error.kind for error in branch]


def _where(path: Iterable[str | int]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHORT else f"{text[:SHORT]}..."


# --- watching the environments ------------------------------------------------------------------------------


def described_path() -> Path | None:
    """Where the description is, by DISCORD_OPENAPI; None when that is not set."""
    path = os.environ.get(VARIABLE)
    return Path(path) if path else None


def check_env(env: simcord.Env, contract: Contract | None = None, since: int = 0) -> None:
    """Fail the running test with all that Discord would refuse of what `env` saw from request `since` on."""
    contract = contract or Contract.load(described_path())
    bad = [
        f"{request.method} {request.path}\n" + "".join(f"  {violation}\n" for violation in violations)
        for request in env.http_requests[since:]
        if (violations := contract.violations(request.method, request.path, request.json))
    ]
    if bad:
        pytest.fail(f"Discord would refuse {len(bad)} of the bot's requests:\n" + "".join(bad), pytrace=False)


class Watch:
    """The plugin: knows every environment that was started, and how far its requests were checked."""

    def __init__(self) -> None:
        self.checked: dict[simcord.Env, int] = {}
        self.ended: set[simcord.Env] = set()
        self.patch = pytest.MonkeyPatch()

    def begin(self) -> None:
        """Notice from now on every environment that starts or ends."""
        start, shutdown = simcord.Env.start, simcord.Env.shutdown

        async def noticed_start(env: simcord.Env) -> None:
            self.checked.setdefault(env, 0)
            await start(env)

        async def noticed_shutdown(env: simcord.Env) -> None:
            self.ended.add(env)
            await shutdown(env)

        self.patch.setattr(simcord.Env, "start", noticed_start)
        self.patch.setattr(simcord.Env, "shutdown", noticed_shutdown)

    def check(self) -> None:
        """Check what is new in every environment, and forget those that have ended."""
        fresh = dict(self.checked)
        self.checked = {env: len(env.http_requests) for env in fresh if env not in self.ended}
        self.ended.clear()  # or every simulated group of the run stays in memory
        for env, since in fresh.items():
            check_env(env, since=since)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, object, object]:
        """After the test itself, so that it counts as failed."""
        result = yield
        self.check()
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, object, object]:
        """After the fixtures have ended, for what the bot sends while it stops."""
        result = yield
        self.check()
        return result

    def pytest_report_header(self) -> str:
        """Say what requests are checked against."""
        path = described_path()
        return f"Discord's description: {path or f'{VARIABLE} is not set, only the hand-written rules'}"

    def pytest_unconfigure(self) -> None:
        """Leave SimCord as it was."""
        self.patch.undo()


def pytest_configure(config: pytest.Config) -> None:
    """Start watching."""
    watch = Watch()
    watch.begin()
    config.pluginmanager.register(watch, "discord-contract")
