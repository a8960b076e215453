"""Settings: the record, the keys that a file may have, and the file itself."""

from samesaid.settings.files import find_settings, load_settings
from samesaid.settings.keys import schema_path
from samesaid.settings.record import FAIL_ON, LEVELS, MAX_MAX_SIZE_MB, REPORT_LANG, Settings

__all__ = [
    "FAIL_ON",
    "LEVELS",
    "MAX_MAX_SIZE_MB",
    "REPORT_LANG",
    "Settings",
    "find_settings",
    "load_settings",
    "schema_path",
]
