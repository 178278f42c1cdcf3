# What people and machines call; everything else is swift's own.
export SWIFT_BACKTRACE := enable=no
directions := --explicit-target-dependency-import-check error
export SAMORDNA_RENDERER ?= $(CURDIR)/.build/renderer/typeset
demo_directory ?= demo
port ?= 8080

.PHONY: build demo test bench lint

build:
	@.ci/packages build
	swift build -c release $(directions) --product samordna --static-swift-stdlib

demo:
	@.ci/packages build
	@.ci/packages renderer
	swift build $(directions) --product samordna
	.build/debug/samordna demo --directory $(demo_directory) --port $(port)

test:
	@.ci/packages test
	@.ci/packages renderer
	swift build $(directions) --build-tests
	SAMORDNA_PYTHON=$(CURDIR)/.venv/bin/python swift test $(directions) --skip-build

bench:
	@.ci/packages test
	@.ci/packages python
	Benchmarks/run

lint:
	.ci/lint
