# make demo   check the bundled example briefing and say where the report lies
# make test   run the tests             make lint   ruff, mypy, import-linter
# make docs   the site from docs/, into build/site; a warning, such as a link that leads nowhere, is an error
# make net    hashes of all that samesaid reads and reports, into net.json (AGAINST=before.json lists what differs)
# make bench-review  the pages of a review over 10,000 texts with 100,000 findings, beside an empty one, and fifty people who
#                    decide at once (some minutes)
# make fuzz   every grammar, check, reader and loader on hostile input (MINUTES=5 of CPU time, TARGET=grammar,check, SEED=1),
#             guided by coverage where the extra `fuzz` is installed; what crashes is kept in fuzz/
# make fuzz-properties  the property tests with new examples, thousands a test (FUZZ=tests/compare: only those below)
# make mutants  change the code at one place at a time: do the tests notice? (FAMILY=matching, SAMPLE=200, AGAIN=1)
# make coverage  lines and branches that the tests reach, package by package (TESTS=tests/compare: only those)
# make bench  print the figures and check the floors
# make bench-align  our alignment beside its peers, and how it grows (installs the peers; some minutes)
# make bench-speed  processor seconds and memory of whole commands, beside a yardstick and what a user would do instead
# make bench-archive  texts a second, memory, questions to a million findings, a run disturbed and a store damaged in every way
#                     (half an hour)
# make setup  only the virtual environment (every target makes it when it is missing or out of date)

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export OMP_NUM_THREADS := 1
MINUTES ?= 5
TARGET ?= all
SEED ?= 1

.PHONY: setup demo test docs fuzz fuzz-properties mutants coverage net lint format bench bench-align bench-speed bench-archive clean

setup: $(READY)

$(READY): pyproject.toml .ci/setup
	@sh .ci/setup "$(PYTHON)" "$(VENV)"

demo: $(READY)
	@$(BIN)/samesaid check examples/briefing.zh.txt examples/briefing.rough.en.txt --glossary examples/glossary.csv \
		--fail-on never -o demo-report.html -o demo-report.json
	@echo "Open $(CURDIR)/demo-report.html in a browser (the same as data: demo-report.json)."

test: $(READY)
	@$(BIN)/python -m pytest

docs: $(READY)
	@rm -rf build/site build/site.pickles
	@$(BIN)/python -m sphinx -q -W --keep-going -c scripts/site -d build/site.pickles docs build/site
	@echo "Open $(CURDIR)/build/site/index.html in a browser."

fuzz: $(READY)
	@$(BIN)/python -m tests.fuzz.run --minutes $(MINUTES) --target $(TARGET) --seed $(SEED)

fuzz-properties: $(READY)
	@SAMESAID_HYPOTHESIS=fuzz $(BIN)/python -m pytest -m "hypothesis" $(FUZZ)

mutants: $(READY)
	@nice -n 15 $(BIN)/python scripts/mutants.py $(FAMILY) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(AGAIN),--again)

coverage: $(READY)
	@rm -rf build/coverage && mkdir -p build/coverage
	-@$(BIN)/coverage run -m pytest $(TESTS)
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage json -q -o build/coverage/files.json
	@$(BIN)/coverage html -q -d build/coverage/html
	@$(BIN)/python scripts/coverage_table.py build/coverage/files.json

net: $(READY)
	@$(BIN)/python -m benchmarks.net net.json $(if $(AGAINST),--against $(AGAINST))

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY)
	@$(BIN)/python -m benchmarks.run

# Peers are asked for anew until all of them are there; the tables are printed without those that are not.
$(VENV)/.peers: $(READY) benchmarks/peers/install.py
	-@$(BIN)/python -m benchmarks.peers.install && touch $@

bench-align: $(VENV)/.peers
	@$(BIN)/python -m benchmarks.peers.comparison

bench-speed: $(READY)
	@$(BIN)/python -m benchmarks.measures.start
	@$(BIN)/python -m benchmarks.measures.speed
	@$(BIN)/python -m benchmarks.measures.long_memory

bench-archive: $(READY)
	@$(BIN)/python -m benchmarks.measures.archive
	@$(BIN)/python -m benchmarks.measures.archive_life
	@$(BIN)/python -m benchmarks.measures.archive_survival
	@$(BIN)/python -m benchmarks.measures.archive_damage

.PHONY: bench-review
bench-review: $(READY)
	@$(BIN)/python -m benchmarks.measures.review
	@$(BIN)/python -m benchmarks.measures.newsroom

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo-report.html demo-report.json
