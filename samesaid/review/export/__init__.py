"""What leaves the review: decisions, accepted renderings, tasks for Label Studio, the log."""
