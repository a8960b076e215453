"""What a report holds beside its findings: order, scores, what was looked for, signature, warnings."""
