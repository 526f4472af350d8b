PYTHON ?= python3
BIN := .venv/bin
PDF ?= true
RULES := hooks/notice/rules/README.md
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --annotation-style line
DIRECT := sed -n '/^\# direct$$/,/^\# end$$/s/^\# \([^ ]*==[^ ]*\).*/\1/p'

# MkDocs prints an appeal about its next major version, which is not a warning about this site.
export NO_MKDOCS_2_WARNING := 1

# What is typed behind a name reaches the programs as it was typed: nothing in it is for make or the shell.
TYPED := TO URL INTO FORMAT VERSION ACCEPT PAGES BASE INPUTS
$(foreach name,$(TYPED),$(eval override $(name) := $$(value $(name))))
export $(TYPED)

.DEFAULT_GOAL := site
.PHONY: site built publish rollback verify proofread serve demo check report cookies freeze new-version review preview test bench prove fuzz schema rules screenshots lock update audit vendor clean

# Build the site; if that fails, the previous one stays as it was. PDF=false leaves out the PDF files.
site: .venv/ready
	@if [ -d .site.old ] && [ ! -d site ]; then mv .site.old site; fi
	@rm -rf .site.new .site.old
	@$(MAKE) --no-print-directory built INTO=.site.new
	@if [ -d site ]; then mv site .site.old; fi
	@mv .site.new site || { mv .site.old site; exit 1; }
	@rm -rf .site.old
	@PYTHONPATH=hooks $(BIN)/python -m notice summary site
	@PYTHONPATH=hooks $(BIN)/python -m check --format count || true

# Build and read the site in the folder INTO. Whatever becomes public comes from here.
built: .venv/ready
	@PDF=$(PDF) PYTHONPATH=hooks $(BIN)/python -m build_site "$$INTO" || { rm -rf "$$INTO"; exit 1; }
	@PYTHONPATH=hooks $(BIN)/python -m proofread "$$INTO" || { echo "Nothing was published; the faulty pages are in $$INTO/."; exit 1; }

# Freeze, build, check, and make the notice public at TO in one step: a folder, or user@host:/folder.
publish: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing publish "$$TO"

# Make the release before public again at TO.
rollback: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing rollback "$$TO"

# Compare the site at URL, an address or a folder, with its manifest and with what this checkout would publish.
verify: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing verify "$$URL"

# Read every page and file of the site as it is now, and say what is wrong.
proofread: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m proofread site

# Show the site while it is being written.
serve: .venv/ready
	@$(BIN)/python -m mkdocs serve

# Show the notice of an organisation that does not exist: six versions, one of them upcoming.
demo: .venv/ready
	@rm -rf .demo && mkdir .demo
	@cp -R mkdocs.yml hooks overrides tests/fictional/docs .demo/
	@cd .demo && ../$(BIN)/python -m mkdocs serve

# Say what must be known before the notice is public; FORMAT=github, json or sarif for programs, VERSION=2026-12-01 for a published one.
check: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m check $${FORMAT:+--format "$$FORMAT"} $${VERSION:+--version "$$VERSION"}

# Write report.html for those who edit the notice: findings, translations, readability, what is not stated. It is not public.
report: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m report

# Open a site in a browser and compare what it keeps there with the notice: URL=https://www.example.fi/, and to press
# its consent button ACCEPT='#accept'; PAGES=50 looks at more pages, FORMAT=json is for programs.
cookies: .venv/ready-for-tests
	@PYTHONPATH=hooks $(BIN)/python -m cookies "$${URL:?Say which site: make cookies URL=https://www.example.fi/}" \
		$${ACCEPT:+--accept "$$ACCEPT"} $${PAGES:+--pages "$$PAGES"} $${FORMAT:+--format "$$FORMAT"}

# Make the draft a version: published for ever, under its day, in docs/versions/.
freeze: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m freeze

# Begin a version: make new-version DATE=2027-01-01 TITLE_FI="…" TITLE_SV="…" TITLE_EN="…", read from the environment alone.
new-version: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m new_version

# Say in Markdown what merging this branch into BASE makes public, and what it changes.
review: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m review "$${BASE:-origin/main}"

# Make preview/ of the site: a copy that opens from a disk, for reviewers.
preview: site
	@PYTHONPATH=hooks $(BIN)/python -m preview

# Run every check: slips, types, then the tests themselves.
test: .venv/ready-for-tests
	@$(BIN)/python hooks/chromium.py
	@$(BIN)/ruff check --config tests/ruff.toml hooks tests
	@$(BIN)/mypy --config-file tests/mypy.ini
	@$(BIN)/python -m pytest tests

# Measure how long builds take and what a page costs its reader, beside a plain Material site with the same pages; takes some minutes.
bench: .venv/ready-for-tests tests/bench/node_modules
	@PYTHONPATH=hooks:tests $(BIN)/python -m bench.run

# Kill `make publish` 200 times while readers look on through nginx, then publish under load; takes about half an hour.
prove: .venv/ready-for-tests
	@PYTHONPATH=hooks:tests $(BIN)/python -m prove.run

# Try as many texts, facts and copies that chance puts together from pieces of attacks: INPUTS=20000 of each.
fuzz: .venv/ready-for-tests
	@FUZZ="$${INPUTS:-20000}" $(BIN)/python -m pytest tests/test_fuzz.py

# Write the schemas of the facts and of privacy.json from the code.
schema: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m notice schema

# Write the list of the rules from their code and texts.
rules: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m notice rules > $(RULES).new || { rm -f $(RULES).new; exit 1; }
	@mv $(RULES).new $(RULES)

# Take the pictures shown in the README and in CONTRIBUTING.
screenshots: site .venv/ready-for-tests
	@PYTHONPATH=hooks $(BIN)/python tests/screenshots.py
	@PYTHONPATH=hooks $(BIN)/python tests/pictures.py

# Work out the versions and hashes anew from the direct requirements.
lock: .venv/ready-for-tests
	$(write_locks)

# Raise every direct requirement to its newest version, then the rest.
update: export UV_EXCLUDE_NEWER = $(shell $(PYTHON) tests/old_enough.py)
update: .venv/ready-for-tests
	@$(BIN)/python tests/update.py "$(COMPILE)"
	$(write_locks)

define write_locks
@sed '/^# end$$/q' requirements.txt > .lock.new
@$(DIRECT) requirements.txt | $(COMPILE) - >> .lock.new || { rm -f .lock.new; exit 1; }
@mv .lock.new requirements.txt
@sed '/^# end$$/q' tests/requirements.txt > .lock.new
@$(DIRECT) tests/requirements.txt | $(COMPILE) --constraint requirements.txt - >> .lock.new || { rm -f .lock.new; exit 1; }
@mv .lock.new tests/requirements.txt
endef

# Ask osv.dev whether a package has a known vulnerability.
audit: .venv/ready-for-tests
	@$(BIN)/python tests/audit.py

# Renew what the search is made of, and the typeface of the PDF, from the packages pinned in tests/vendor/; needs npm.
vendor:
	@cd tests/vendor && npm ci --silent && node vendor.mjs

# Remove everything the other targets made.
clean:
	@rm -rf site preview report.html .site.* .demo .venv .lock.new $(SCHEMA).new $(RULES).new tests/node_modules tests/bench/node_modules tests/vendor/node_modules
	@rm -rf .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache tests/.pytest_cache
	@find hooks tests -type d -name __pycache__ -prune -exec rm -rf {} +

# Made from nothing each time, so that no package outlives its line.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --require-hashes --disable-pip-version-check --quiet -r requirements.txt
	@touch $@

# The tests' own packages, beside the site's; those in JavaScript need Node and npm.
.venv/ready-for-tests: .venv/ready tests/requirements.txt tests/package-lock.json
	@$(BIN)/python -m pip install --require-hashes --disable-pip-version-check --quiet -r tests/requirements.txt
	@command -v npm > /dev/null || { echo "Node 20 or newer with npm is needed for the tests" >&2; exit 1; }
	@npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Lighthouse is large, and only `make bench` needs it.
tests/bench/node_modules: tests/bench/package-lock.json
	@npm ci --prefix tests/bench --ignore-scripts --no-audit --no-fund --silent
	@touch $@
