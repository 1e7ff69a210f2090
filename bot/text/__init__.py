"""What the bot says, in the language of whoever reads it."""

from bot.text.messages import Text, Texts

__all__ = ["Text", "Texts"]
