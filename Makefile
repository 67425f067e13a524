# Every target sets up .venv by itself; nothing outside this folder is touched.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.kg-installed
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Images of Python often set it: every process that a test starts would then compile all modules anew, a second each.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint types unit soak wheel lock clean
.DEFAULT_GOAL := demo

demo: $(STAMP)  ## build the demo corpus, ask three questions, draw the network, write the exports
	@$(BIN)/kg demo

test: $(STAMP) lint types unit  ## everything that must be green

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

unit: $(STAMP)
	@$(BIN)/python -m pytest -m "not soak" -n auto --dist loadfile --no-loadscope-reorder

soak: $(STAMP)  ## the long runs: kills, leaks, many articles
	@$(BIN)/python -m pytest -m soak --timeout=3600

# Built from a copy of what is committed: compiled modules beside the source would be imported in its place.
# gcc's warnings stop it: "may be used uninitialized" was a crash.
wheel: $(STAMP)  ## dist/*.whl with the reading compiled by mypyc: some six minutes, and a C compiler
	@rm -rf build/wheel && mkdir -p build/wheel dist && git archive HEAD | tar -x -C build/wheel
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(BIN)/python -m pip wheel --quiet --no-deps -w dist ./build/wheel
	@rm -rf build/wheel && ls dist/*.whl

# The lock is made in an environment of its own, so that nothing else finds its way in.
lock:
	@rm -rf build/lock && python3 -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --upgrade-strategy eager -e '.[test]'
	@{ sed -n '/^#/p' requirements-dev.txt; \
	   build/lock/bin/python -m pip freeze --exclude-editable --exclude kg --exclude pip --exclude setuptools; } > build/lock.txt
	@mv build/lock.txt requirements-dev.txt && rm -rf build/lock

$(STAMP): pyproject.toml requirements-dev.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "kg needs python3 to be Python 3.11 or newer" >&2; exit 1; }
	@test -x $(BIN)/python || python3 -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "python3 cannot make environments: install python3-venv (Debian, Ubuntu)" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet -c requirements-dev.txt -e '.[test]' \
	  || { echo "not installed: the first run needs the package index" >&2; exit 1; }
	@touch $@

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
