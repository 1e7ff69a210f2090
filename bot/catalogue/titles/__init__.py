"""Finds any of the world's series by what has been typed so far of any of its titles; docs/search.md explains how."""

from bot.catalogue.titles.entries import Titled
from bot.catalogue.titles.matching import Fit
from bot.catalogue.titles.search import Match, TitleSearch
from bot.catalogue.titles.writing import write_index

__all__ = ["Fit", "Match", "TitleSearch", "Titled", "write_index"]
