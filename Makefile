# Every target does its own set-up: a machine with python3 (3.11 or newer) and make is enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
VENDOR := src/lhl_graph/editor/assets/vendor
YASQE  := @zazuko/yasqe@4.6.2

.PHONY: demo test lint bench html faults kills flips fuzz guided soak coverage mutants audit lowest notebooks clean chromium firefox virtuoso wrk vendor

demo: $(VENV)/.run  ## build and validate the graph, list what overlaps with Leve hele livet
	$(BIN)/lhl build
	$(BIN)/lhl validate
	$(BIN)/lhl overlaps

test: lint chromium firefox virtuoso  ## style, types, import contracts, and the whole test suite
	$(BIN)/pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev wrk  ## how long things take, as ratios measured in one run, into docs/benchmarks.md
	LHL_BENCH_WRITE=1 $(BIN)/pytest tests/benchmarks --import-mode=importlib -s

wrk:  # the clients of the load test; without it that is skipped and says so
	@command -v wrk >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null; } \
	  || echo "wrk is not here and could not be installed: the load test will be skipped"

faults: $(VENV)/.dev  ## every command with every choice, and every page of the server, over every degenerate graph
	LHL_GRAPH_LONG=1 $(BIN)/pytest tests/faults/test_degenerate.py tests/server/test_degenerate.py -s --numprocesses 2

kills: $(VENV)/.dev  ## 440 processes killed at random points, 120 of them commands; what is there stays whole
	LHL_GRAPH_KILLS=80 $(BIN)/pytest tests/faults/test_kills.py -s

flips: $(VENV)/.dev  ## 4,000 bits flipped or files cut short in the cache; each is noticed
	LHL_GRAPH_FLIPS=2000 $(BIN)/pytest tests/faults/test_flips.py -s

fuzz: $(VENV)/.dev  ## 51,000 odd inputs to the readers; each is read or refused
	LHL_GRAPH_INPUTS=3000 $(BIN)/pytest tests/faults/test_fuzz.py -s

READERS ?= yaml turtle question sparql relayed path json xml stratml plain markdown html csv docx xlsx
RUNS    ?= 5000
guided: $(VENV)/.guided  ## RUNS=5000 inputs to each of the READERS by a fuzzer that follows coverage (atheris)
	set -e; for reader in $(READERS); do echo "$$reader"; $(BIN)/python -m tests.faults.guided $$reader $(RUNS); done

MINUTES ?= 30
soak: $(VENV)/.dev  ## the server under mixed load for MINUTES=30: no answer wrong, nothing grows
	LHL_GRAPH_MINUTES=$(MINUTES) $(BIN)/pytest tests/faults/test_soak.py -s

coverage: $(VENV)/.coverage chromium firefox virtuoso  ## the whole suite, and the lines and branches of src/ that it takes, in all its processes
	$(BIN)/coverage erase
	-$(BIN)/coverage run -m pytest --numprocesses 2 --dist loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

MUTANTS ?= 110
SEED    ?= 15
mutants: $(VENV)/.dev build/mutants/drawn.json  ## MUTANTS=110 mutants of each wing drawn by SEED=15, tried for MINUTES=30; goes on where it ended while the code is the same
	LHL_GRAPH_CACHE=build/mutants/cache $(BIN)/lhl build
	$(BIN)/python -m tests.mutants.run build/mutants $(MINUTES)

build/mutants/drawn.json: $(shell find src/lhl_graph -name '*.py') | $(VENV)/.mutants  # a mutant has the whole of its file in it
	rm -rf $(@D)
	$(VENV)/mutants/bin/python -m tests.mutants.draw $(@D) $(MUTANTS) $(SEED)

audit: $(VENV)/.dev $(VENV)/.audit  ## known weaknesses and licences of what is installed; builds that have the same bytes
	$(BIN)/python -m tests.supply.audit $(VENV)/audit/bin/pip-audit
	$(BIN)/pytest tests/supply -s

LOWEST := build/lowest/bin/python
lowest: $(VENV)/.audit  ## the lowest versions that are allowed of what it needs pass the tests that lean on them most
	$(VENV)/audit/bin/uv venv --quiet --clear --python $(BIN)/python build/lowest
	$(VENV)/audit/bin/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --editable '.[documents,export,large,pandas,plot,remote,report,serve,test]'
	$(LOWEST) -m pytest -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning \
	  tests/checks tests/cli tests/documents tests/export tests/graph tests/picture tests/questions tests/reading \
	  tests/remote/test_connection.py tests/report tests/server/test_protocol.py

notebooks: $(VENV)/.notebooks  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir notebooks

chromium:  # the browser tests drive Debian's; without it they are skipped and say so
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } \
	  || echo "Chromium is not here and could not be installed: the browser tests will be skipped"

firefox:  # the site's main pages are tried in it too; without it those tests are skipped and say so
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null; } \
	  || echo "Firefox is not here and could not be installed: its tests will be skipped"

virtuoso:  # one of the servers that endpoints are tried against; without it those tests are skipped and say so
	@command -v virtuoso-t >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; } \
	  || echo "Virtuoso is not here and could not be installed: the tests against it will be skipped"

html: $(VENV)/.dev  ## make the site in three languages and check its HTML with html-validate (npm)
	$(BIN)/lhl site -q -o build/site --lang all
	cd build/site && npx --yes html-validate@10 --config $(CURDIR)/tests/site/htmlvalidate.json "**/*.html"

vendor:  ## fetch the editor's library once more with npm, and check that it is what it was
	@cd $(VENDOR) && npm pack --silent $(YASQE) >/dev/null && tar -xzf zazuko-yasqe-*.tgz --strip-components 2 \
	    package/build/yasqe.min.js package/build/yasqe.min.css && rm zazuko-yasqe-*.tgz && sha256sum --check SHA256SUMS

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "lhl-graph needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dask,documents,export,lint,pandas,plot,remote,report,serve,test]'
	@touch $@

$(VENV)/.audit: $(VENV)/bin/python constraints.txt
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/pip install --quiet --disable-pip-version-check pip-audit uv
	@touch $@

$(VENV)/.guided: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt atheris
	@touch $@

$(VENV)/.coverage: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt 'coverage>=7.13'
	@touch $@

$(VENV)/.mutants: $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)/mutants
	$(VENV)/mutants/bin/pip install --quiet --disable-pip-version-check mutmut==3.8.1
	@touch $@

$(VENV)/.notebooks: $(VENV)/.run pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[notebooks]'
	@touch $@
