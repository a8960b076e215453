"""``python -m samesaid`` is the command ``samesaid``."""

from samesaid.cli import main

if __name__ == "__main__":
    main()
