"""samesaid reads versions of one text and tells where they disagree."""

__version__ = "0.1.0"
