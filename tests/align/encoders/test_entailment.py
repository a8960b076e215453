"""Models of entailment, with a tiny one that is made here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from samesaid.align.encoders.entailment import EntailmentModel
from samesaid.align.encoders.registry import entailment
from samesaid.cli import run
from samesaid.model import SamesaidError
from samesaid.pipeline import check
from samesaid.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore")
_LABELS = ("ENTAILMENT", "NEUTRAL", "CONTRADICTION")
_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "pier", "kiosk", "is", "open", "shut", "."]


def _model(folder: Path, labels: tuple[str, ...] = _LABELS, favoured: int = 2) -> Path:
    """A model that gives every pair of texts the label ``favoured``."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(_WORDS), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(vocabulary)).save_pretrained(folder)
    torch.manual_seed(3)
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(_WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8,
            max_position_embeddings=64, id2label=dict(enumerate(labels)),
            label2id={label: number for number, label in enumerate(labels)},
        )
    )  # fmt: skip
    with torch.no_grad():
        model.classifier.bias[favoured] = 9.0
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def contradicting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _model(tmp_path_factory.mktemp("models") / "contradicting")


def test_the_column_is_found_by_its_label(contradicting: Path, tmp_path: Path) -> None:
    pairs = [("the pier is open", "the pier is shut"), ("the pier " * 900, "is open " * 900)]
    assert EntailmentModel(str(contradicting), "cpu").contradictions(pairs).min() > 0.9
    moved = _model(tmp_path / "moved", ("contradiction", "entailment", "neutral"), favoured=1)
    assert EntailmentModel(str(moved), "cpu").contradictions(pairs).max() < 0.1
    assert EntailmentModel(str(moved), "cpu").contradictions([]).shape == (0,)


def test_a_model_without_the_label_raises(tmp_path: Path) -> None:
    other = _model(tmp_path / "other", ("toxic", "harmless", "unknown"))
    with pytest.raises(SamesaidError, match=r"--model-nli other has no label of contradiction \(it has toxic"):
        EntailmentModel(str(other), "cpu").contradictions([("the pier", "the kiosk")])


def test_a_failure_is_one_line(contradicting: Path) -> None:
    class Failing:
        config = type("Config", (), {"id2label": {0: "contradiction"}})
        answer: object = RuntimeError("out of memory\nTraceback")

        def predict(self, *_: object, **__: object) -> object:
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

    model = EntailmentModel(str(contradicting), "cpu")
    vars(model)["_model"] = failing = Failing()
    with pytest.raises(SamesaidError, match=r"failed \(out of memory\)"):
        model.contradictions([("the pier", "the kiosk")])
    failing.answer = np.array([[np.nan]])
    with pytest.raises(SamesaidError, match="gave no probabilities"):
        model.contradictions([("the pier", "the kiosk")])


def test_what_is_not_there_ends_with_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("samesaid.align.encoders.entailment.hub_answers", lambda: False)
    rows = tmp_path / "rows.tsv"
    rows.write_text("The pier is open.\tThe pier is shut.\n", encoding="utf-8")
    languages = ["--source-lang", "en", "--target-lang", "en"]
    assert run(["pairs", str(rows), "--model-nli", "no-such/model", *languages]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot load the model no-such/model" in line
    with pytest.raises(SamesaidError, match="no model can have this name"):
        entailment(" ")


def test_a_check_names_the_model(contradicting: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("The kiosk on the pier is open every day.\n", encoding="utf-8")
    other.write_text("The kiosk on the pier is open each day.\n", encoding="utf-8")
    settings = Settings(source_lang="en", target_lang="en", model_nli=str(contradicting), device="cpu")
    report = check(one, other, settings=settings)
    (finding,) = (f for f in report.findings if f.code == "M601")
    assert finding.message.startswith("The model contradicting reads the two as contradictory.")
    assert dict(report.signature)["entailment"].startswith("contradicting@")
    assert any(c.name.key == "check.contradictory" for c in report.checks[0])
    assert "entailment" not in dict(check(one, other, settings=Settings()).signature)
