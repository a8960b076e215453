"""Single words of another language that were left inside a translated sentence."""
