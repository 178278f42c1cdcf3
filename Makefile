# What people and machines call; everything else is swift's own.
export SWIFT_BACKTRACE := enable=no
directions := --explicit-target-dependency-import-check error
export SAMORDNA_RENDERER ?= $(CURDIR)/.build/renderer/typeset
demo_directory ?= demo
port ?= 8080
install_cache ?= .build/install

fuzz_directory ?= /tmp/samordna-fuzzing
seconds ?= 600

.PHONY: build deb demo test test-install fuzz bench lint

build:
	@.ci/packages build
	swift build -c release $(directions) --product samordna --static-swift-stdlib

deb: build
	@.ci/packages renderer
	rm -f .build/samordna_*.deb
	systemd/debian/build .build/release/samordna .build

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

# Needs root; prints the figures of the installation. older=FILE.deb upgrades from an earlier release and goes back to it.
test-install: deb
	@.ci/packages install
	Tests/Install/test_install.py $(shell echo .build/samordna_*.deb) --cache $(install_cache) $(if $(older),--older $(older))

# Fills fuzz_directory, outside the project, with libraries and readers built for it and with what crashed.
fuzz:
	@.ci/packages fuzz
	Tests/Fuzzing/fuzz $(fuzz_directory) $(seconds)

bench:
	@.ci/packages bench
	@.ci/packages python
	@.ci/packages renderer
	Benchmarks/run

lint:
	.ci/lint
