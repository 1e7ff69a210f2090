"""The domain: series, stories, moments, people and releases. Pure; knows neither SQL nor Discord."""
