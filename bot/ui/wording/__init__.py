"""Words that many answers share: of episodes, times, languages, permissions, and labels that fit."""
