"""Taggers: exact spans, and no heavy imports."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.compare.tagging import taggings
from samesaid.compare.tagging.spacy_start import _by_group, without_commands, without_torch
from samesaid.model import Document
from tests.compare.names.sides import document

_TEXTS = {
    "en": "Edward  Thornbury's visit to\u00a0Jakarta — 😀 — ended.\nIt didn't rain in the U.S. on Monday.",
    "zh": "刘海涛 上周访问了土耳其。\n𠮷野家和中美双方（代表）签署了协议 OK。",
    "de": "Der Minister flog nach Wien, sagte er.\nDann kam O’Brien.",
}


def _check_spans(made: Document) -> None:
    tagged = taggings(made)
    assert len(tagged) == len(made.sentences)
    for sentence, tagging in zip(made.sentences, tagged, strict=True):
        end = sentence.span.start
        for token in tagging.tokens:
            assert token.span.of(made.text) == token.text
            assert end <= token.span.start
            assert -1 <= token.head < len(tagging.tokens)
            end = token.span.end
        assert end <= sentence.span.end
        for mention in tagging.entities:
            assert mention.span.of(made.text) == mention.text
        for phrase in tagging.noun_phrases:
            assert sentence.span.start <= phrase.start < phrase.end <= sentence.span.end


@pytest.mark.parametrize("language", sorted(_TEXTS))
def test_spans_are_exact(language: str) -> None:
    _check_spans(document(language, _TEXTS[language]))


@pytest.mark.parametrize("language", sorted(_TEXTS))
@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet="aé B.·’-（）\t 😀中国刘，1𠮷", min_size=1, max_size=30))
def test_spans_are_exact_for_any_text(language: str, text: str) -> None:
    _check_spans(document(language, text))


def test_words_and_names_of_chinese() -> None:
    (tagging,) = taggings(document("zh", "刘海涛上周访问了土耳其。"))
    assert "".join(t.text for t in tagging.tokens) == "刘海涛上周访问了土耳其。"
    assert [(m.text, m.kind) for m in tagging.entities] == [("刘海涛", "PERSON"), ("土耳其", "PLACE")]


def test_a_long_chinese_sentence_is_read_in_pieces_without_loss() -> None:
    text = "代表团上周访问了土耳其，" * 60
    (tagging,) = taggings(document("zh", text))
    assert "".join(t.text for t in tagging.tokens) == text


def test_white_space_tokens_do_not_shift_heads() -> None:
    (tagging,) = taggings(document("en", "The   delegation \n  left".replace("\n", "\t")))
    words = [t.text for t in tagging.tokens]
    assert words == ["The", "delegation", "left"]
    assert tagging.tokens[tagging.tokens[0].head].text == "delegation"


def test_a_language_without_a_tagger_has_words_and_capitals() -> None:
    (tagging,) = taggings(document("de", "Der Minister flog 2024 nach Wien."))
    assert [(t.text, t.pos) for t in tagging.tokens if t.pos != "X"] == [
        ("Minister", "PROPN"),
        ("2024", "NUM"),
        ("Wien", "PROPN"),
        (".", "PUNCT"),
    ]


def test_tagging_english_and_chinese_does_not_import_torch() -> None:
    code = (
        "import sys\n"
        "from samesaid.compare.tagging import taggings\n"
        "from samesaid.model import Document, Sentence, Span\n"
        "for language, text in (('en', 'He left Jakarta.'), ('zh', '他离开了。')):\n"
        "    taggings(Document('t', language, text, (Sentence(text, Span(0, len(text)), 0, 0),)))\n"
        "assert 'spacy' in sys.modules\n"
        "assert 'torch' not in sys.modules, 'torch was imported'\n"
        "import torch\n"
        "assert torch.tensor([1.0]).item() == 1.0\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_command_line_of_spacy_is_loaded_only_on_use() -> None:
    code = (
        "import sys\n"
        "from samesaid.compare.tagging.english import model\n"
        "model()\n"
        "assert not [name for name in sys.modules if name.startswith('spacy.cli')]\n"
        "import spacy\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "import spacy.cli\n"
        "assert spacy.cli.info is spacy.cli.__dict__['info']\n"
        "assert spacy.cli.app.info.name\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_loaded_spacy_keeps_its_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", sys)
    monkeypatch.setitem(sys.modules, "spacy.cli", subprocess)
    with without_commands():
        assert sys.modules["spacy.cli"] is subprocess
    assert sys.modules["spacy.cli"] is subprocess


def test_torch_is_hidden_only_inside_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    with without_torch():
        assert sys.modules["torch"] is None
    assert "torch" not in sys.modules


def test_a_loaded_torch_stays_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = object()
    monkeypatch.setitem(sys.modules, "torch", loaded)
    with without_torch():
        assert sys.modules["torch"] is loaded
    assert sys.modules["torch"] is loaded


def test_registries_find_the_same_entry_points_by_group() -> None:
    points = importlib.metadata.entry_points()
    for every in (points, importlib.metadata.EntryPoints(one for g in points.groups for one in points.select(group=g))):
        found = _by_group(every)
        assert found.keys() == points.groups
        assert {name: sorted(p.name for p in group) for name, group in found.items()} == {
            name: sorted(p.name for p in points.select(group=name)) for name in points.groups
        }
