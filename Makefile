# What a user and a developer need, each with its own set-up. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LISTEN ?= 127.0.0.1:8080
SPEED ?= 10
FILE ?= first
BACKEND ?= namespaces
SEED ?= 1
KILLS ?= 20
WORKERS ?= auto
USERS ?= 100
SECONDS ?= 60
SOURCES := core backends simulator testlib scenarios modeltests loadtests
LINKS := $(VENV)/src/orrery
# where mypy and editors find the package `orrery`; an import finds it by the editable installation

.PHONY: help venv demo serve up down images test real systemd lint format bench matrix mutants permissions crash inflight load docs lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv: $(READY) ## the environment in .venv, brought up to date when pyproject.toml or the lock file changes

$(READY): pyproject.toml setup.py requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Orrery needs Python 3.11 or newer; set PYTHON=/path/to/it" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/apt-install python3-venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	@mkdir -p $(LINKS)
	@ln -sfn ../../../core/package/__init__.py $(LINKS)/__init__.py
	@ln -sfn ../../../core/package/py.typed $(LINKS)/py.typed
	@for folder in $(SOURCES); do ln -sfn ../../../$$folder $(LINKS)/$$folder; done
	@touch $@

demo: $(READY) ## a simulated datacenter of 10,000 hosts, 5,000 VMs created under faults, everything checked; SEED=1
	$(BIN)/orrery simulate scenarios/clouds/demo.yaml --seed $(SEED)

serve: $(READY) ## REST on LISTEN=127.0.0.1:8080 over the simulator, at SPEED=10 times the wall clock
	$(BIN)/orrery serve scenarios/clouds/small.yaml --listen $(LISTEN) --speed $(SPEED)

up: $(READY) ## a cloud of real guests on this machine (root): FILE=first, BACKEND=namespaces
	$(BIN)/orrery up $(FILE) --backend $(BACKEND) --listen $(LISTEN)

down: $(READY) ## remove that cloud; nothing of it is left
	$(BIN)/orrery down $(FILE)

images: $(READY) ## the tiny guests, made of what this machine has, and a Debian guest (root; some minutes)
	$(BIN)/python -m orrery.backends.mini.images
	$(BIN)/python -m orrery.backends.tiny
	$(BIN)/python -m orrery.backends.debian

# tests that make hosts, networks and guests of this machine
REAL := backends/agent/compute/test_containers.py backends/agent/network backends/agent/storage/test_contracts.py \
	backends/agent/storage/test_nfs_exports.py \
	backends/images/test_qcow2.py backends/remote/test_backup_contracts.py backends/remote/test_contracts.py \
	backends/remote/test_images_by_api.py backends/remote/test_killed_agents.py \
	backends/remote/test_kvm_contracts.py backends/remote/test_kvm_guests.py backends/remote/test_kvm_nfs.py \
	scenarios/test_install_hosts.py scenarios/test_real_hosts.py scenarios/test_real_matrix.py \
	scenarios/test_serve_agents.py scenarios/test_three_backends.py scenarios/test_three_faults.py \
	scenarios/test_up.py testlib/test_limits.py modeltests/test_real_robot.py
# tests that build a Debian, boot it, and install packages on it from Debian's archive
MACHINE := scenarios/test_install_systemd.py

test: $(READY) ## all tests but those of real hosts; ARGS go to pytest
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadgroup $(addprefix --ignore=,$(REAL) $(MACHINE)) $(ARGS)

real: $(READY) ## the tests that make hosts, networks and guests of this machine (root)
	xargs .ci/apt-install <.ci/packages.txt
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(ARGS) $(REAL)

systemd: $(READY) ## machines with systemd, Debian 12 and 13, become hosts and are given back (root)
	xargs .ci/apt-install <.ci/packages.txt
	$(BIN)/python -m pytest --numprocesses 0 $(ARGS) $(MACHINE)

lint: $(READY) ## ruff, mypy and the house rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m orrery.testlib.house

format: $(READY) ## put the whole tree into ruff's format, and mend what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

EXAMPLE = scenarios/plugins/orrery_example

matrix: $(READY) ## every workflow, every step (a plugin's too), every fault, in a small cloud each; ARGS="--only vm-create/boot"
	PYTHONPATH=$(EXAMPLE) $(BIN)/python -m orrery.testlib.matrix --plugin orrery_example.noun $(ARGS)

mutants: $(READY) ## planted bugs, and which testing system finds each; ARGS="--all --part quotas"
	$(BIN)/python -m orrery.modeltests.mutants $(ARGS)

permissions: $(READY) ## every API, called by everybody: who may and who may not; ARGS="--only Query"
	$(BIN)/python -m orrery.testlib.permissions $(ARGS)

crash: $(READY) ## kill -9 of a server under load, KILLS=20 times; nothing acknowledged may be lost
	$(BIN)/python -m orrery.loadtests.crash --kills $(KILLS) --seed $(SEED)

inflight: $(READY) ## 10,000 connections create VMs at once; none may be lost; ARGS="--clients 1000"
	$(BIN)/python -m orrery.loadtests.bench.inflight $(ARGS)

load: $(READY) ## USERS=100 users against a server for SECONDS=60; ARGS="--page" shows Locust's page instead
	$(BIN)/python -m orrery.loadtests.load --users $(USERS) --seconds $(SECONDS) $(ARGS)

bench: $(READY) ## the benchmarks
	$(BIN)/python -m orrery.loadtests.bench $(ARGS)

docs: $(READY) ## the pages in docs/ that are made from the declarations
	$(BIN)/python -m orrery.core.cli.docs docs

lock: ## make requirements-dev.lock again from the ranges in pyproject.toml
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/pip install --quiet '.[agent,dev,docker,hosts,load,traces]'
	{ sed -n '/^#/p' requirements-dev.lock; \
	  build/lock/bin/pip freeze | grep -v '^orrery-cloud'; } > build/requirements-dev.lock
	mv build/requirements-dev.lock requirements-dev.lock

clean: ## remove everything that the targets above made
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +
