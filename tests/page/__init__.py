"""The page of `previously try`, in a real browser."""
