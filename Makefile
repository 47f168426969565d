# SPDX-License-Identifier: Apache-2.0
# Everything a developer types. Each target sets up what it needs; a second run starts in seconds.

PYTHON ?= python3
PORT ?= 8080
VENV := $(CURDIR)/$(shell $(PYTHON) -m dev venv)
PY = $(VENV)/bin/python
# The virtual environment is a ROS prefix too: package://ros_viz_bridge/... is looked up there.
RUN = AMENT_PREFIX_PATH=$(VENV)$(if $(AMENT_PREFIX_PATH),:$(AMENT_PREFIX_PATH)) $(PY)
NPM = npm --prefix client --silent run
# Half of the tests mostly wait; the files of three workers keep two processors busy. WORKERS=0 for one at a time.
WORKERS ?= 3
PYTEST = $(RUN) -m pytest -n $(WORKERS) --dist loadfile

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-full test-py test-client test-browser lint format schema setup build pictures gallery docs fuzz audit test-matrix test-headless soak bench clean port

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: port ready ## show a simulated robot; BAG=file.mcap [RATE=2] [LOOP=1] CLOUD=file.ply or TELEOP=1 instead; PORT=8080
	@exec env $(RUN) -m ros_viz_bridge.demo.run --port $(PORT) $(if $(BAG),--bag '$(BAG)') \
	  $(if $(RATE),--rate $(RATE)) $(if $(LOOP),--loop) $(if $(CLOUD),--cloud '$(CLOUD)') $(if $(TELEOP),--teleop)

test: ready lint test-client test-py ## linters and all tests but the slow ones

test-full: export SEED = random
test-full: ready lint test-client ## everything, slow tests too, with new random examples
	@$(PYTHON) -m dev browser
	@$(PYTEST)

test-py: ready ## Python tests, with real ROS and a real browser
	@$(PYTHON) -m dev browser
	@$(PYTEST) --cache-clear -m 'not slow' || $(RUN) -m dev.again $$? -m 'not slow'

test-client: setup modules ## unit tests of the web client
	@$(NPM) test

test-browser: ready ## only the tests in a real browser
	@$(PYTHON) -m dev browser
	@$(PYTEST) -m browser

lint: setup modules ## check style and types of Python and TypeScript
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(NPM) lint & typescript=$$!; $(PY) -m mypy; python=$$?; wait $$typescript && exit $$python

format: setup modules ## bring Python and TypeScript into shape
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@$(NPM) format

docs: setup ## write docs/api, the reference of the library, from its docstrings
	@$(RUN) -m dev.reference

schema: setup ## write what is made of the code: the client's messages.ts, golden bytes, docs/layout.md
	@$(PY) -m ros_viz_bridge.wire.typescript > client/src/wire/messages.ts
	@cd test && PYTHONPATH=..:. $(PY) -m support.golden
	@$(PY) -m ros_viz_bridge.layout.reference > docs/layout.md

.PHONY: ready
ready:
	@$(PYTHON) -m dev ready

setup: ## make or update the virtual environment
	@$(PYTHON) -m dev setup

port:
	@$(PYTHON) -m dev port $(PORT)

build: ## build the web client into the package
	@$(PYTHON) -m dev client

.PHONY: modules
modules:
	@$(PYTHON) -m dev modules

pictures: ready ## take the pictures of the README and of the examples anew
	@$(PYTHON) -m dev browser
	@$(RUN) -m dev.pictures
	@$(RUN) -m dev.examples

gallery: ready ## draw one picture per display and option into docs/gallery; RVIZ_REFERENCE=folder to compare
	@$(PYTHON) -m dev browser
	@$(RUN) -m dev.gallery

fuzz: setup ## look for bytes that readers cannot take; SECONDS=100 TARGET=wire
	@$(RUN) -m dev.fuzz --seconds $(or $(SECONDS),100) $(if $(TARGET),--target $(TARGET))

audit: setup modules ## look up known weaknesses of what is installed (asks PyPI and npm)
	@$(PYTHON) -m venv .venv-audit && .venv-audit/bin/pip install -q pip-audit
	@.venv-audit/bin/pip-audit --skip-editable --path $$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
	@npm --prefix client audit --omit=dev

test-matrix: ## the Python tests without a browser on Jazzy, and with the oldest libraries
	@failed=0; for one in ROS_WHEELS=jazzy LIBRARIES=oldest; do \
	  env -u AMENT_PREFIX_PATH -u PYTHONPATH -u LD_LIBRARY_PATH $$one $(MAKE) --no-print-directory test-headless || failed=1; \
	done; exit $$failed

test-headless: ready
	@$(PYTEST) -m 'not slow and not browser'

soak: setup ## load a server with pages of all kinds; MINUTES=10 CLIENTS=20
	@cd test && PYTHONPATH=..:. $(PY) -m support.soak --minutes $(or $(MINUTES),10) --clients $(or $(CLIENTS),20)

bench: ready ## measure against other bridges, writes bench/RESULTS.md
	@$(RUN) -m bench

clean: ## remove everything that was made here
	rm -rf .venv .venv-* .ros build install log dist *.egg-info ros_viz_bridge/static \
	  client/node_modules client/dist test-results .mypy_cache .ruff_cache .hypothesis
