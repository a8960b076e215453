"""Web and e-mail addresses that differ between versions of a text: a check for samesaid."""
