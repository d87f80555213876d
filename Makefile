# One verb per command; `make` alone lists them.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

BIN := .venv/bin
PYTEST := $(BIN)/pytest -n auto --maxprocesses 4
# What a second database can change: rules, single exercises and texts are the same on both.
PURE := skillmap kernel web
KEEPING := $(filter-out $(PURE:%=src/palier/%/tests),$(wildcard src/palier/*/tests)) \
	tests/architecture \
	--ignore-glob='*/test_engine_*' --ignore-glob='*/test_shipped_tasks.py'
# What takes minutes: every value in every field, every button twice, processes killed, backups.
SLOW := tests/hostile tests/ops tests/test_bad_input.py tests/test_pressed_twice.py
EXPORT := uv export --frozen --no-dev --no-emit-project --no-header --quiet
export PATH := $(PATH):$(CURDIR)/.uv/bin

.PHONY: help run demo test proofs stories check bench tools screenshots messages lock dev

help: ## list these verbs | montre ces verbes
	@awk -F ':.*## | [|] ' '/^[a-z]+:.*##/ {printf "  make %-8s %s\n                %s\n", $$1, $$3, $$2}' Makefile

run: ## open the demonstration on http://127.0.0.1:8000 (PORT=8001 changes it) | ouvre la démonstration dans le navigateur
	@scripts/bootstrap run
	@PALIER_DEMO=1 $(BIN)/palier migrate
	@PALIER_DEMO=1 $(BIN)/palier demo
	@PALIER_DEMO=1 exec $(BIN)/palier serve

demo: ## load the demonstration place without opening it | charge le lieu de démonstration sans l’ouvrir
	@scripts/bootstrap run
	@PALIER_DEMO=1 $(BIN)/palier migrate
	@PALIER_DEMO=1 $(BIN)/palier demo

test: dev tools ## run the tests on SQLite, then on PALIER_TEST_DATABASE_URL when set | lance les tests
	env -u DATABASE_URL $(PYTEST) src tests $(SLOW:%=--ignore=%)
	@test -z "$$PALIER_TEST_DATABASE_URL" || \
		{ echo "On PostgreSQL, all that keeps or asks for something:"; \
		DATABASE_URL="$$PALIER_TEST_DATABASE_URL" $(PYTEST) $(KEEPING); }

proofs: dev tools ## the slow proofs: every value in every field, processes killed, backups | les preuves lentes
	env -u DATABASE_URL $(PYTEST) $(SLOW)
	@test -z "$$PALIER_TEST_DATABASE_URL" || \
		{ echo "On PostgreSQL, what its own locks and backups could change:"; \
		DATABASE_URL="$$PALIER_TEST_DATABASE_URL" $(PYTEST) tests/ops tests/hostile/test_presses.py \
		tests/hostile/test_erased.py tests/hostile/test_at_rest.py tests/test_pressed_twice.py; }

stories: dev tools ## play the stories of the cast in a real browser | joue les histoires dans un vrai navigateur
	env -u DATABASE_URL $(PYTEST) stories

check: dev ## style, types, storeys, templates, migrations, safe settings, locked versions | vérifie style, types, étages, réglages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint src --lint --quiet
	PALIER_VAR=var/check $(BIN)/python manage.py makemigrations --check --dry-run
	PALIER_VAR=var/check PALIER_URL=https://palier.example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	uv lock --check
	$(EXPORT) | diff requirements.txt -

bench: dev ## measure ourselves beside our peers, in one run | nous mesure à côté des autres
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

tools: ## install the programs the tests drive (Chromium, espeak-ng…) when we may | installe ce que les tests pilotent
	@scripts/tools

screenshots: dev tools ## take the pictures of the documentation again | refait les images de la documentation
	$(BIN)/python scripts/screenshots

messages: dev ## bring the French and English catalogues in step with the code | met les traductions à jour
	$(BIN)/python scripts/messages.py

lock: dev ## lock the versions again after a change in pyproject.toml | verrouille à nouveau les versions
	uv lock
	$(EXPORT) -o requirements.txt

dev:
	@scripts/bootstrap dev
