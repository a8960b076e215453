"""Write the JSON Schema of settings files from the keys that samesaid knows.

usage: python scripts/settings_schema.py [--check]     --check only says whether the file is up to date
"""

from __future__ import annotations

import json
import sys

from samesaid.settings.keys import schema, schema_path


def main() -> int:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        return 0 if schema_path().exists() and schema_path().read_text(encoding="utf-8") == text else 1
    schema_path().write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
