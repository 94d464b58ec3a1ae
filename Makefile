# Everything here is done by bootstrap.py, which also runs by itself (py bootstrap.py run) where there is no make.
PYTHON ?= python3

.PHONY: setup run test check bench docs
setup run test check bench docs:
	@$(PYTHON) bootstrap.py $@
