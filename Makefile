# The commands that a developer needs; on Windows type what stands below each, with .venv\Scripts for .venv/bin.
.PHONY: help install test dekking lint docs sbom bouw wielen meet site

help:  ## what there is
	@sed -nE 's/^([a-z]+):  ## (.*)/make \1\t\2/p' Makefile

install:  ## an environment in .venv with this folder itself in it, the tests, the checks and the hooks
	python3 -m venv .venv
	.venv/bin/pip install -q -c constraints.txt -e '.[test,lint,browser,dev]'

test:  ## the quick tests
	.venv/bin/pytest

dekking:  ## build/dekking: which lines of the program the tests run that need no real part, in all their processes
	rm -rf build/dekking .coverage .coverage.*
	VOORZITTER_CONSOLE_ECHT=waar-het-kan .venv/bin/coverage run -m pytest -m 'not echt'; .venv/bin/coverage combine -q
	.venv/bin/coverage html -q -d build/dekking
	.venv/bin/coverage report --skip-covered --sort=miss

lint:  ## style, types and the way that imports may run
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

docs:  ## what is made from the code: the import diagram, the notices on others' work, the README's pictures
	.venv/bin/python docs/maken/importdiagram.py --schrijf
	.venv/bin/python docs/maken/derden.py --schrijf
	.venv/bin/python docs/maken/opdrachten.py --schrijf
	.venv/bin/python -m tests.docs.beeld

sbom:  ## build/sbom.cdx.json: the bill of materials (CycloneDX) of an installed console and nothing else
	rm -rf build/sbom build/sbom.cdx.json
	python3 -m venv build/sbom
	build/sbom/bin/pip install -q -c constraints.txt .
	build/sbom/bin/pip uninstall -q -y setuptools pip
	.venv/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --of JSON -o build/sbom.cdx.json build/sbom/bin/python

bouw:  ## dist/: the program packed for a laptop without Python, as a folder and as one file (PyInstaller)
	.venv/bin/python bouwen/bouw.py

wielen:  ## build/wielen: every wheel that an install without a network needs
	.venv/bin/python bouwen/wielen.py

meet:  ## docs/prestaties.md: every benchmark as one table, on a machine that does nothing else
	.venv/bin/python -m benchmarks.tabel

site:  ## build/site: the pages of docs/ as a site
	.venv/bin/pip install -q -c constraints.txt '.[site]'
	.venv/bin/mkdocs build --strict
