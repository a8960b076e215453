"""The ledger of an archive: every recurring term or name with its renderings over time."""
