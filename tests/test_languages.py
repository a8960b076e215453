import pytest

from samesaid.languages import detect, display_name, is_spaceless, normalise, primary
from samesaid.model import SamesaidError


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("en", "en"), ("EN_us", "en-US"), ("zh", "zh"), ("zh-CN", "zh"), ("zh-Hans", "zh"), ("zh-Hans-HK", "zh"),
        ("zht", "zh-Hant"),
        ("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-hant-mo", "zh-Hant"), ("yue", "zh-Hant"), ("zho", "zh"),
        ("deu", "de"),
        ("pt_br", "pt-BR"), ("ja_JP.UTF-8", "ja-JP"), ("und", "und"),
    ],
)  # fmt: skip
def test_tags(tag: str, wanted: str) -> None:
    assert normalise(tag) == wanted


def test_an_unknown_tag_names_the_nearest() -> None:
    with pytest.raises(SamesaidError, match="unknown language 'enn': did you mean"):
        normalise("enn")
    with pytest.raises(SamesaidError, match="unknown language ''"):
        normalise("")


def test_names_and_subtags() -> None:
    assert display_name("zh-Hant") == "Chinese (Traditional)"
    assert display_name("de", "fr") == "allemand"
    assert display_name("und") == "unknown language"
    assert primary("zh_Hant") == "zh"
    assert is_spaceless("zh-Hant")
    assert not is_spaceless("ko")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("港口去年处理的船舶比以往任何一年都多。", "zh"),
        ("港口去年處理的船舶比以往任何一年都多。", "zh-Hant"),
        ("港は昨年、過去最多の船舶を受け入れた。", "ja"),
        ("항구는 지난해 어느 해보다 많은 배를 맞았다.", "ko"),
        ("据《ハーバー》报道，港口去年处理的船舶比以往任何一年都多，管理局的负责人对此表示满意。", "zh"),
        ("APEC 会议 2024 年在港口举行", "zh"),
        (
            "The head of the harbour (港口) said that it was the best of all the years and that more ships will come.",
            "en",
        ),
        ("Ships came to the quay all day long and left again at night.", "en"),
        ("Der Hafen hat im vergangenen Jahr mehr Schiffe abgefertigt als je zuvor.", "de"),
        ("Le port a accueilli l'année dernière plus de navires que jamais.", "fr"),
        ("Порт принял в прошлом году больше судов, чем когда-либо.", "ru"),
        ("Το λιμάνι δέχθηκε πέρυσι περισσότερα πλοία από ποτέ.", "el"),
        ("ท่าเรือรับเรือมากกว่าปีใดๆ", "th"),
        ("12 345 67 %", "und"),
        ("", "und"),
        ("???", "und"),
    ],
)
def test_detection(text: str, wanted: str) -> None:
    assert detect(text) == wanted
    # The same again: langdetect draws at random unless told not to.
    assert detect(text) == wanted


def test_detection_among_plausible_languages() -> None:
    assert detect("Hotel Berlin", plausible=["de", "en"]) in {"de", "en"}
    assert detect("港口去年处理的船舶", plausible=["en"]) == "zh"
