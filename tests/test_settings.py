"""Settings are read leniently where nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import HostSettings, Settings

TOKEN = "an-example-that-opens.nothing.and-is-of-no-value-at-all"


@pytest.fixture(autouse=True)
def _no_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in HostSettings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_defaults() -> None:
    settings = Settings.read()
    assert settings.catalogue == Path("var/catalogue.sqlite")
    assert settings.state_path == Path("var/state.sqlite")
    assert settings.discord_gateway is None


def test_capitals_and_blanks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    monkeypatch.setenv("DISCORD_TOKEN", f" {TOKEN}\n")
    settings = HostSettings.read()
    assert (settings.log_level, settings.token) == ("debug", TOKEN)
    assert TOKEN not in repr(settings)


def test_addresses_lose_their_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API_BASE", "http://proxy.example:8080/api/v10/")
    monkeypatch.setenv("DISCORD_GATEWAY", "wss://proxy.example/")
    settings = Settings.read()
    assert str(settings.discord_api_base) == "http://proxy.example:8080/api/v10"
    assert str(settings.discord_gateway) == "wss://proxy.example"


def test_an_absolute_state_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_URL", "sqlite:////srv/previously/state.sqlite")
    assert Settings.read().state_path == Path("/srv/previously/state.sqlite")


def test_the_pace_of_reminders_is_what_discord_allows_unless_it_allows_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.read().reminders_per_second == 45
    monkeypatch.setenv("REMINDERS_PER_SECOND", "450")
    assert Settings.read().reminders_per_second == 450


@pytest.mark.parametrize("pace", ["0", "-1", "5001", "nan", "inf", "many"])
def test_a_pace_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, pace: str) -> None:
    monkeypatch.setenv("REMINDERS_PER_SECOND", pace)
    with pytest.raises(SettingsError, match="REMINDERS_PER_SECOND is not right: write a number from 1 to 5000"):
        Settings.read()


def test_tvmaze_is_asked_every_hour_and_adds_what_members_want_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings.read()
    assert (settings.tvmaze_address, settings.tvmaze_refresh, settings.tvmaze_add) == (
        "https://api.tvmaze.com",
        60,
        True,
    )
    monkeypatch.setenv("TVMAZE_API", "http://localhost:8080/maze/")
    monkeypatch.setenv("TVMAZE_REFRESH", "0")
    monkeypatch.setenv("TVMAZE_ADD", "no")
    settings = Settings.read()
    assert (settings.tvmaze_address, settings.tvmaze_refresh, settings.tvmaze_add) == (
        "http://localhost:8080/maze",
        0,
        False,
    )


@pytest.mark.parametrize("minutes", ["-1", "10081", "nan", "hourly"])
def test_a_pace_of_refreshing_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, minutes: str) -> None:
    monkeypatch.setenv("TVMAZE_REFRESH", minutes)
    with pytest.raises(SettingsError, match="TVMAZE_REFRESH is not right: write how many minutes"):
        Settings.read()


def test_looking_needs_no_token_hosting_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "nonsense")
    Settings.read()
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not right"):
        HostSettings.read()
