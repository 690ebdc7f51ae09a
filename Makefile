# Everything starts here; each target sets up .venv by itself.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test check format sdl benchmark clean

.venv: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready

demo: .venv/ready
	$(BIN)/inzicht demo $(ARGS)

test: .venv/ready
	$(BIN)/python -m pytest -n auto $(ARGS)

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

sdl: .venv/ready
	$(BIN)/inzicht sdl > gql/schema/schema.graphql

benchmark: .venv/ready
	$(BIN)/python -m benchmarks.shared_view $(ARGS)

clean:
	rm -rf .venv var build *.egg-info
