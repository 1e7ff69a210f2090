"""Makes a volume of the catalogue from IMDb's data sets, as a host downloaded them; docs/data.md has the rules."""
