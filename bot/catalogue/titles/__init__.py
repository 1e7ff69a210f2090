"""Finds any of the world's series by what has been typed so far of any of its titles; docs/search.md explains how."""

from bot.catalogue.titles.entries import Titled
from bot.catalogue.titles.finds import Match, in_order
from bot.catalogue.titles.matching import Fit, Rank
from bot.catalogue.titles.search import TitleSearch, find_in
from bot.catalogue.titles.warming import read_through
from bot.catalogue.titles.writing import write_index

__all__ = ["Fit", "Match", "Rank", "TitleSearch", "Titled", "find_in", "in_order", "read_through", "write_index"]
