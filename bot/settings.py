"""One frozen value of settings; only `bot.__main__` makes it from the environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, SecretStr, UrlConstraints, ValidationError
from pydantic_core import Url
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

_TOKEN: Final = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
_WHERE: Final = {
    "DISCORD_TOKEN": "copy it from your application's Bot page in the Discord developer portal into .env",
    "CATALOGUE": "give the path of a file that may be written",
    "STATE_URL": "write it as sqlite:///var/state.sqlite",
    "LOG_LEVEL": "write debug, info, warning or error",
    "LOG_FORMAT": "write auto, pretty or json",
    "DISCORD_API_BASE": "write it as https://proxy.example/api/v10, or remove it",
    "DISCORD_GATEWAY": "write it as wss://proxy.example/, or remove it",
}


def _looks_like_a_token(value: SecretStr | None) -> SecretStr | None:
    if value is not None and value.get_secret_value() and not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("it does not look like a bot token, which has three parts with dots between")
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

    discord_token: Annotated[SecretStr | None, AfterValidator(_looks_like_a_token)] = None
    catalogue: Path = Path("var/catalogue.sqlite")
    state_url: Annotated[str, Field(pattern=r"^sqlite:///.+")] = "sqlite:///var/state.sqlite"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "pretty", "json"] = "auto"
    discord_api_base: (
        Annotated[Url, UrlConstraints(allowed_schemes=["http", "https"]), AfterValidator(_without_slash)] | None
    ) = None
    discord_gateway: (
        Annotated[Url, UrlConstraints(allowed_schemes=["ws", "wss"]), AfterValidator(_without_slash)] | None
    ) = None

    @classmethod
    def read(cls) -> Settings:
        """Read the environment and `.env`; raises SettingsError with one line for each bad variable."""
        try:
            return cls()
        except ValidationError as error:
            lines = []
            for finding in error.errors(include_input=False):
                name = str(finding["loc"][0]).upper()
                lines.append(f"{name} is not right: {_in_words(finding['msg'])}; {_WHERE[name]}")
            raise SettingsError("\n".join(lines)) from None

    def token(self) -> str:
        """The bot's token; raises SettingsError where it is missing."""
        if self.discord_token is None or not self.discord_token.get_secret_value():
            message = f"DISCORD_TOKEN is missing: {_WHERE['DISCORD_TOKEN']}"
            raise SettingsError(message)
        return self.discord_token.get_secret_value()


def _in_words(message: str) -> str:
    return message.removeprefix("Value error, ")
