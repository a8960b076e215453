"""Every number of the alignment engine that was fitted or chosen: its unit, and what it was chosen on.

All were chosen in November 2026. A number that was fitted names the script that repeats the fit. Every other one was
chosen by hand, on the development halves of the gold sets that `benchmarks.measures.alignment` names: fiction (mac_dev,
Chinese and English), magazines (mag, English and Chinese), a yearbook (textberg_dev, German and French) and news
(ntrex_*, Chinese and English, English and English). Those sets therefore flatter the engine a little.

Units. A cosine is of vectors centred on their document's mean. A *share of the typical cosine* is a cosine divided by
the median over the anchors of the two documents. Lengths are in letters; a Han character, a kana or a Hangul syllable
counts as three. Scores of the search are fused cosines, 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class BoundaryWeights:
    """Weights of the log odds that two neighbouring beads are one (`bead_boundaries`).

    Fitted in November 2026 on gold beads of fiction, magazines, news and the yearbook.
    `benchmarks.fits.bead_boundaries` repeats the fit. On 5,981 boundaries it gives 21.09, -3.14, 9.03, -4.40, 3.55,
    -7.15 and, for the second look, 0.61, 17.28, -1.50, with a log loss of .0290 where these weights have .0292. Strict
    F1 over all texts is .9692 and .9691. Only ``clause_gain`` differs much. ``continues`` rests on the yearbook alone.
    """

    # Cosine that the two gain by being joined: log odds for each 1.0 of cosine.
    gain: float = 21.1
    # Mean cosine of the two beads less that of the crosswise pairs: log odds for each 1.0.
    margin: float = -3.3
    # Deviation of the lengths of the two beads, and of the joined one: log odds for each 1.0 of natural logarithm.
    part_deviation: float = 8.9
    whole_deviation: float = -4.8
    # A sentence continues over the boundary: log odds.
    continues: float = 3.3
    constant: float = -7.1
    # After the second look: weight of the log odds above, log odds for each 1.0 of cosine that moving a clause over
    # the boundary gains, and the constant.
    first_odds: float = 0.69
    clause_gain: float = 12.7
    second_constant: float = -1.1


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """Weights of the log odds that a bead is right (`posterior`).

    Fitted in November 2026 on some 7,000 beads of fiction, magazines, news, the yearbook and a play (hunalign_dtm,
    Hungarian and English). `benchmarks.fits.confidence` repeats the fit. On 6,664 beads it gives 0.56, 0.30, -0.39,
    with a log loss of .0892 where these weights have .0894. For moved beads it gives 9.09 and -3.87, from 250 of which
    only 3 are wrong.
    """

    # Log odds for each log odd of the bead's corners among all paths, and for each log odd of its boundaries.
    corners: float = 0.51
    boundaries: float = 0.33
    constant: float = -0.37
    # Of a moved bead: log odds for each 1.0 of its share of the typical cosine.
    moved_similarity: float = 6.0
    moved_constant: float = -2.5


@dataclass(frozen=True, slots=True)
class Tuning:
    """Weights of the search, and the fitted weights of what follows it."""

    # Most sentences on one side of a bead, and on both sides together.
    max_sentences: int = 6
    max_sentences_both: int = 8
    # Share of the fused similarity that surface features get. Fiction, where vectors say little, gains most: questions,
    # exclamations and quotation marks survive translation.
    surface_weight: float = 0.1
    # Part of the mean similarity to the neighbours that is subtracted (the margin of Bertalign, Liu and Zhu 2022): an
    # overlap that is also near to the next sentence of the other side has been cut wrongly.
    margin_weight: float = 0.42
    # Cost for each 1.0 of similarity that a bead gains without the sentence at its edge.
    edge_cost: float = 1.5
    # Cost of a gap, a run of sentences without a counterpart. It is paid once a gap: texts lose whole passages.
    gap_cost: float = 0.07
    # In a free rendering a low cosine says less. A gap costs this much more for each 1.0 by which the typical cosine
    # is below ``literal_cosine``, down to ``free_cosine``.
    free_gap_cost: float = 0.9
    literal_cosine: float = 0.68
    free_cosine: float = 0.38
    # Cost of a bead below the gate, a share of the typical cosine: such overlaps hardly ever say the same.
    gate: float = 0.38
    gate_cost: float = 0.07
    # Unlike lengths scale a score by log2(1 + shorter/longer) to this power (the length factor of Bertalign).
    length_exponent: float = 0.15
    # They also cost this much for each squared deviation, in units of the documents' usual spread, up to a maximum.
    length_cost: float = 0.035
    max_squared_deviation: float = 9.0
    # Letters at which the variance that is tolerated is twice that of a long sentence: short ones deviate more.
    short_length: float = 80.0
    # A bead below this share of the typical cosine gives way to a moved passage.
    weak_bead: float = 0.5
    # Shares of the typical cosine: one pair of sentences of a moved passage needs this one, each of its beads the next.
    moved_seed: float = 0.6
    moved_gate: float = 0.45
    # What the beads of a moved passage must have above the gate, summed, as a share of the typical cosine: one
    # sentence alone has to be nearer than several.
    moved_proof: float = 0.5
    # Sentences on each side of the seed that a moved passage may take along.
    moved_reach: int = 40
    # Boundaries on each side of the chain of anchors that the search visits.
    band: int = 24
    boundary: BoundaryWeights = BoundaryWeights()
    confidence: ConfidenceWeights = ConfidenceWeights()


DEFAULT = Tuning()
# For a language that the encoder does not know: surface features say more, and a gap needs more evidence.
UNKNOWN_LANGUAGE = replace(DEFAULT, surface_weight=0.3, gap_cost=0.2)

# Encoders. Weight of each in an ensemble where the user gives none, before the weights are made to add up to 1. Chosen
# with the bundled encoder and e5-small on gold alignments in two pairs of languages.
ENSEMBLE_WEIGHTS = {"bundled": 0.55}
OTHER_ENSEMBLE_WEIGHT = 0.35

# Overlaps. Sentences at zero that are added to a document before its mean is taken: that of few is unreliable.
MEAN_PRIOR = 5.0
# Letters that a Han character, a kana or a Hangul syllable counts as.
WIDE_LETTERS = 3.0

# Surface features. Weight of the part that all sentences have in common, so that two without any evidence agree; of a
# mark of punctuation, which says less than a shared word; and of a shared word that occurs once.
COMMON_WEIGHT = 1.0
MARK_WEIGHT = 0.6
WORD_WEIGHT = 2.0
# Marks of one kind that count in a sentence.
MAX_MARKS = 3
# Columns that the shared words are hashed to.
WORD_COLUMNS = 160

# Anchors. Cosine below which a pair of sentences is no anchor.
MIN_ANCHOR_COSINE = 0.2
# Part of the usual cosine of each of two sentences that is subtracted from that of the pair. The usual cosine of a
# sentence is the mean over so many nearest sentences of the other side, from a sample of at most so many of them. All
# but the sample are as in the distance margin of Artetxe and Schwenk (2019).
ANCHOR_MARGIN = 0.5
NEAREST_SENTENCES = 4
MAX_SAMPLE_SENTENCES = 4096
# In long texts: blocks on each side of the chain of blocks whose sentences are compared.
BLOCK_BAND = 16

# Share of different sentences below which copies count once among the nearest: ordinary texts repeat a heading or two.
MIN_DISTINCT_SHARE = 0.8
# Cells that the search visits between two anchors: all of five hundred by five hundred sentences, of more only so many
# near the diagonal, so that time and memory grow with the length.
MAX_CELLS_BETWEEN_ANCHORS = 250_000

# Document statistics. Letters added to a length before ratios are taken: a word more or less matters little to a short
# sentence.
LENGTH_PAD = 4.0
# Anchors below which the ratio of lengths is drawn towards 1 and the spread is the usual one.
MIN_ANCHORS = 8
# Usual standard deviation of the natural logarithm of length ratios, and its least and largest.
USUAL_SPREAD, MIN_SPREAD, MAX_SPREAD = 0.25, 0.12, 0.35
# Relatedness, 0 to 1, below which two documents do not look like versions of one text. Chosen between what was
# measured. Versions of one text: 0.40 (a language that the encoder does not know), 0.46 to 0.64 (fiction, bulletins),
# 0.9 (news). Texts of one paper or one office about different things: 0.08 to 0.32, but two issues of one form 0.52.
MIN_RELATEDNESS = 0.35

# Scores. Most sentences on the shorter side of a bead that has several on both.
MAX_SHORTER_SIDE = 3

# Bead boundaries. Largest deviation of lengths that counts, in natural logarithm.
MAX_DEVIATION = 1.2
# Share of the typical cosine that at least one part needs before a bead is divided.
MIN_DIVIDED = 0.25
# Log odds of a boundary, on either side of 0, within which it gets a second look.
DOUBTFUL_ODDS = 4.0
# Least gain of cosine by moving a clause that counts.
MIN_CLAUSE_GAIN = -0.3
# Characters that a clause needs to be moved.
MIN_CLAUSE = 3

# Posterior. Score by which a path must be worse to be e times less probable; boundaries on each side of the path that
# the sums visit.
TEMPERATURE = 0.06
POSTERIOR_BAND = 6
# Probabilities of corners count between this and 1 less this, log odds of boundaries between these bounds.
MIN_PROBABILITY = 1e-4
MIN_ODDS, MAX_ODDS = -6.0, 8.0

# Moved passages. Least typical cosine that their shares are taken of. That of the documents counts where it is higher,
# as between two versions in one language.
MIN_MOVED_COSINE = 0.6
# Cosines that the search for them may compute in all, or so many for each sentence of both texts, so that the time
# grows with their length. A leftover may look half its share in one direction, so the search narrows where leftovers
# times sentences of the other side are more than half of these: above 7,000 times 7,000.
MAX_MOVED_CELLS, MOVED_CELLS_PER_SENTENCE = 100_000_000, 2_000
# The same for their confidence.
MIN_TYPICAL_COSINE = 0.3
