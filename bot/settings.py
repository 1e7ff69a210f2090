"""One frozen value of settings; the only module that reads the environment and `.env`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, UrlConstraints, ValidationError
from pydantic_core import Url
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from bot.reminders.dispatcher import REQUESTS_PER_SECOND
from bot.tvmaze.client import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
_REMEDIES: Final = {
    "DISCORD_TOKEN": "copy it from your application's Bot page in the Discord developer portal into .env",
    "CATALOGUE": "give the path of a file that may be written",
    "STATE_URL": "write it as sqlite:///var/state.sqlite",
    "LOG_LEVEL": "write debug, info, warning or error",
    "LOG_FORMAT": "write auto, pretty or json",
    "REMINDERS_PER_SECOND": "write a number from 1 to 5000, or remove it",
    "TVMAZE_API": "write it as https://api.tvmaze.com, or remove it",
    "TVMAZE_REFRESH": "write how many minutes, at most 10080, or 0 to turn it off",
    "TVMAZE_ADD": "write true or false",
    "DISCORD_API_BASE": "write it as https://proxy.example/api/v10, or remove it",
    "DISCORD_GATEWAY": "write it as wss://proxy.example/, or remove it",
}


def _tidy(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _looks_like_a_token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("a bot token has three parts with dots between")
    return value


def _a_file(value: str) -> str:
    place = value.removeprefix("sqlite:///")
    if place.startswith(":memory:"):
        raise ValueError("a state in memory is forgotten with every restart")
    if place.endswith("/"):
        raise ValueError("that is a folder and no file")
    if "?" in place:
        raise ValueError("it takes no options")
    return value


def _without_slash(value: Url) -> str:
    return str(value).rstrip("/")


class Settings(BaseSettings):
    """What an operator can set, in the environment or in `.env`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        case_sensitive=False,
        hide_input_in_errors=True,
    )

    catalogue: Path = Path("var/catalogue.sqlite")
    state_url: Annotated[str, Field(pattern=r"^sqlite:///.+"), AfterValidator(_a_file)] = "sqlite:///var/state.sqlite"
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = "info"
    log_format: Annotated[Literal["auto", "pretty", "json"], BeforeValidator(_lower)] = "auto"
    reminders_per_second: Annotated[float, Field(ge=1, le=5000)] = REQUESTS_PER_SECOND
    tvmaze_api: Annotated[Url, UrlConstraints(allowed_schemes=["http", "https"])] = Url(ADDRESS)
    tvmaze_refresh: Annotated[float, Field(ge=0, le=7 * 24 * 60)] = 60
    tvmaze_add: bool = True
    discord_api_base: (
        Annotated[Url, UrlConstraints(allowed_schemes=["http", "https"]), AfterValidator(_without_slash)] | None
    ) = None
    discord_gateway: (
        Annotated[Url, UrlConstraints(allowed_schemes=["ws", "wss"]), AfterValidator(_without_slash)] | None
    ) = None

    @property
    def state_path(self) -> Path:
        """Where the state's file is, by STATE_URL: `sqlite:///` and a path, so an absolute one makes four slashes."""
        return Path(self.state_url.removeprefix("sqlite:///"))

    @property
    def tvmaze_address(self) -> str:
        """Where TVmaze is, without a slash at the end."""
        return str(self.tvmaze_api).rstrip("/")

    @classmethod
    def read(cls) -> Self:
        """Read the environment and `.env`; raises SettingsError with one line for each bad variable."""
        try:
            return cls()
        except ValidationError as error:
            raise SettingsError("\n".join(_complaints(error))) from None


class HostSettings(Settings):
    """The settings of a bot that connects to Discord, which it cannot do without a token."""

    discord_token: Annotated[SecretStr, BeforeValidator(_tidy), AfterValidator(_looks_like_a_token)]

    @property
    def token(self) -> str:
        """The bot's token: the one value that must never be shown."""
        return self.discord_token.get_secret_value()


def _complaints(error: ValidationError) -> Iterator[str]:
    for finding in error.errors(include_input=False):
        name = str(finding["loc"][0]).upper()
        match finding["type"]:
            case "missing":
                yield f"{name} is missing: {_REMEDIES[name]}"
            case "value_error":
                yield f"{name} is not right, {finding['msg'].removeprefix('Value error, ')}: {_REMEDIES[name]}"
            case _:
                yield f"{name} is not right: {_REMEDIES[name]}"
