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
TYPED := FROM TO URL INTO FORMAT VERSION ACCEPT PAGES BASE INPUTS N MODULE SAMPLE CHECK FIRST KNOWN
$(foreach name,$(TYPED),$(eval override $(name) := $$(value $(name))))
export $(TYPED)

.DEFAULT_GOAL := site
.PHONY: help guide guide-serve site built additions publish rollback verify proofread serve demo check report record cookies freeze new-version import-history github review preview test test-quick test-night goldens bench prove fuzz lives mutants schema reference rules screenshots lock update audit vendor clean

# Say what can be done, by reader: the comments of this file.
help:
	@awk '/^### / { print "\n" substr($$0, 5) } \
	  /^# / { said[++lines] = substr($$0, 3); next } \
	  /^[a-z-]+:/ && lines { \
	    sub(/:.*/, ""); name = ($$0 == "$(.DEFAULT_GOAL)") ? "make" : "make " $$0; \
	    for (line = 1; line <= lines; line++) { printf("  %-21s%s\n", name, said[line]); name = "" } \
	  } \
	  { lines = 0 }' $(firstword $(MAKEFILE_LIST))

### Editors and legal, on their own machine

# Build the site into site/; if that fails, the previous one stays as it was.
#   PDF=false                 leaves out the PDF files
#   DRAFTS=no                 leaves out the draft: the site for the public
#   SOURCE_DATE_EPOCH=…       builds as on another day: the second since 1970
#   PYTHON=python3.12         the Python to begin with, if python3 is older
site: .venv/ready
	@PDF=$(PDF) PYTHONPATH=hooks $(BIN)/python -m make_site

# Show the site at http://127.0.0.1:8000/ while it is being written.
serve: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m build_site

# Say what must be known before the notice is public.
#   VERSION=2026-12-01        of a published version
#   FORMAT=github             for programs; or json, or sarif
check: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m check $${FORMAT:+--format "$$FORMAT"} $${VERSION:+--version "$$VERSION"}

# Write report.html for editors: findings, translations, readability, silence.
report: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m report

# Write record.xlsx, the record of processing activities (Art. 30 GDPR).
record: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m record

# Begin, correct, move or withdraw a version, or let the notice end.
#   ACT=correct               new, correct, again, move, withdraw, import, end
#   DATE=2027-01-01           the day from which it applies, or no text does
#   VERSION=2026-12-01        which one, where several are still to come
#   TITLE_EN="…"              what changes; and so on for each language
new-version: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m new_version

# Make drafts of texts that were published elsewhere, one for each day.
#   FROM=folder               holds 2018-05-25/index.fi.md and the like
import-history: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m import_history

# Make the draft a version: published for ever, in docs/versions/.
freeze: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m freeze

# Say what merging this branch makes public, and what it changes.
#   BASE=origin/main          the branch it is merged into
review: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m review "$${BASE:-origin/main}"

# Make preview/ of the site: a copy that opens from a disk, for reviewers.
preview: site
	@PYTHONPATH=hooks $(BIN)/python -m preview

# Open a site in a browser and compare what it keeps there with the notice.
#   URL=https://example.org/  where to begin
#   ACCEPT='#accept'          presses this button, a CSS selector, to consent
#   PAGES=50                  looks at more pages than ten
#   FORMAT=json               for programs
cookies: .venv/ready-for-tests
	@PYTHONPATH=hooks $(BIN)/python -m cookies "$$URL" \
		$${ACCEPT:+--accept "$$ACCEPT"} $${PAGES:+--pages "$$PAGES"} $${FORMAT:+--format "$$FORMAT"}

# Show the notice of an organisation that does not exist, with six versions.
demo: .venv/ready
	@rm -rf .demo && mkdir .demo
	@cp -R hooks overrides tests/fictional/mkdocs.yml tests/fictional/docs .demo/
	@cd .demo && PYTHONPATH=hooks ../$(BIN)/python -m build_site

### Publishers

# Freeze, build, check, and make the notice public in one step.
#   TO=/srv/notice            a folder; or one over ssh: user@host:/folder
#   FIRST=yes                 vouches for a past that cannot be compared
publish: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing publish "$$TO"

# Make the release before public again.
#   TO=/srv/notice            where it was published
rollback: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing rollback "$$TO"

# Compare a published site with its manifest and with this checkout.
#   URL=https://example.org/  its address; or its folder
verify: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m publishing verify "$$URL"

# Write the time zone and the languages of the notice into the workflows.
#   CHECK=yes                 changes nothing, and says what does not fit
github: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m github_files $${CHECK:+--check}

# Read every page and file of site/ as it is now, and say what is wrong.
proofread: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m proofread site

# Build and read the site in a folder; what becomes public comes from here.
#   INTO=folder               where it is written; else it replaces site/
#   PDF=false                 leaves out the PDF files
built: .venv/ready
	@PDF=$(PDF) PYTHONPATH=hooks $(BIN)/python -m make_site $${INTO:+"$$INTO"}

# Ask of every entry that is not public yet what freezing asks of a draft.
#   KNOWN=publication.json    that of the public site
#   FIRST=yes                 vouches for those entries
additions: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m additions "$$KNOWN"

# Raise every package to its newest version that is a week old.
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

### Developers

# Run every check: slips, types, then the tests themselves.
test: .venv/ready-for-tests
	@$(BIN)/python hooks/cookie_scan/chromium.py
	@$(BIN)/ruff check --config tests/ruff.toml hooks tests
	@$(BIN)/mypy --config-file tests/mypy.ini
	@$(BIN)/python -m pytest tests -m "not night"

# Run the checks that build and start nothing and take little, in a minute.
test-quick: .venv/ready-for-tests
	@$(BIN)/ruff check --config tests/ruff.toml hooks tests
	@$(BIN)/mypy --config-file tests/mypy.ini
	@$(BIN)/python -m pytest tests -m "not slow and not night"

# Run the tests that make test leaves to the night.
test-night: .venv/ready-for-tests
	@$(BIN)/python -m pytest tests -m night

# Write anew what the program makes of the notices of the tests.
goldens: .venv/ready-for-tests
	@PYTHONPATH=hooks:tests $(BIN)/python -m goldens

# Try texts, facts, copies and edits of the past that chance puts together.
#   INPUTS=20000              as many of each, and a hundredth of the edits
fuzz: .venv/ready-for-tests
	@FUZZ="$${INPUTS:-20000}" $(BIN)/python -m pytest tests/test_fuzz.py
	@LIES=$$(( $${INPUTS:-20000} / 100 )) $(BIN)/python -m pytest tests/test_nobody_gets_past.py

# Live through lives of a notice that chance puts together.
#   N=5000                    as many
lives: .venv/ready-for-tests
	@LIVES="$${N:-5000}" $(BIN)/python -m pytest tests/test_lives.py -n0 --hypothesis-show-statistics

# Make small mistakes, one at a time: which does no test notice? Takes an hour.
#   MODULE=versions.py        only in modules whose path has this in it
#   SAMPLE=100                only so many of each topic
mutants: .venv/ready-for-tests
	@PYTHONPATH=tests $(BIN)/python -m mutants.run $${MODULE:+--only "$$MODULE"} $${SAMPLE:+--sample "$$SAMPLE"}

# Kill make publish 260 times while readers look on; takes forty minutes.
prove: .venv/ready-for-tests
	@PYTHONPATH=hooks:tests $(BIN)/python -m prove.run

# Measure builds and pages beside plain Material; takes some minutes.
bench: .venv/ready-for-tests tests/bench/node_modules
	@PYTHONPATH=hooks:tests $(BIN)/python -m bench.run

# Build the guide, the documentation of the program, into .guide/.
guide: .venv/ready
	@$(BIN)/python -m mkdocs build --strict --config-file guide/mkdocs.yml

# Show the guide at http://127.0.0.1:8001/, with its search.
guide-serve: .venv/ready
	@$(BIN)/python -m mkdocs serve --config-file guide/mkdocs.yml --dev-addr 127.0.0.1:8001

# Write the schemas of the facts and of privacy.json from the code.
schema: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m notice schema

# Write the pages of the guide on every key and code of notice.yml.
reference: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m notice reference

# Write the list of the rules from their code and texts.
rules: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m notice rules > $(RULES).new || { rm -f $(RULES).new; exit 1; }
	@mv $(RULES).new $(RULES)

# Take the pictures shown in README, CONTRIBUTING and the guide.
screenshots: site .venv/ready-for-tests
	@PYTHONPATH=hooks $(BIN)/python tests/screenshots.py
	@PYTHONPATH=hooks $(BIN)/python tests/pictures.py

# Work out the versions and hashes anew from the direct requirements.
lock: .venv/ready-for-tests
	$(write_locks)

# Renew the scripts of the search and the typeface of the PDF; needs npm.
vendor:
	@cd tests/vendor && npm ci --silent && node vendor.mjs

# Remove everything the other commands made.
clean:
	@rm -rf site .guide preview report.html record.xlsx .site.* .demo .venv .lock.new $(RULES).new tests/node_modules tests/bench/node_modules tests/vendor/node_modules
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
