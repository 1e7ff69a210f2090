"""What users of other bots complain about most, each as a story in which it does not happen."""
