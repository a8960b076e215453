"""One module a command; each is a plain function, and ``samesaid.cli`` makes them one application."""
