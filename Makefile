# Signet's workshop. `make run` and `make test` are all that a newcomer needs; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
STATIC_LIBS := .build/static-libs

# One constant set of flags per configuration: changing any of them rebuilds everything.
DEBUG_FLAGS := --explicit-target-dependency-import-check error
RELEASE_FLAGS := -c release --product signet --static-swift-stdlib -Xswiftc -num-threads -Xswiftc 2 -Xswiftc -use-ld=lld \
  -Xlinker -s -Xlinker --gc-sections -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -L$(CURDIR)/$(STATIC_LIBS)
ifeq ($(shell uname -s),Darwin)
RELEASE_FLAGS := -c release --product signet
endif

.PHONY: help setup build run test check reference bench fuzz format clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

setup: ## install the Debian packages that are missing, saying which
	@scripts/setup

build: setup ## build the program for use, optimized: .build/release/signet (three minutes)
	@scripts/static-libs $(STATIC_LIBS)
	$(SWIFT) build $(RELEASE_FLAGS)

# Not optimized: it is there within a minute, and `make test` goes on from it.
run: setup ## run the TikTok Shop collections against the embedded Development Shop; reports in reports/
	$(SWIFT) build --product signet $(DEBUG_FLAGS)
	.build/debug/signet run collections/tiktok-shop -e local

test: setup ## run all tests
	$(SWIFT) test --parallel $(DEBUG_FLAGS)

check: setup ## what CI checks: format, warnings as errors, import levels, generated pages
	$(SWIFT) format lint --strict --configuration .swift-format --recursive --parallel Package.swift Sources Tests
	$(SWIFT) build --build-tests $(DEBUG_FLAGS)
	.build/debug/write-reference --check docs
	scripts/check-tree

reference: setup ## write docs/reference and docs/schema anew from the program's own tables
	$(SWIFT) build --product write-reference $(DEBUG_FLAGS)
	.build/debug/write-reference docs

bench: build ## measure side by side with curl and plain C on this machine (about five minutes)
	Benchmarks/run.sh

fuzz: setup ## try hostile input at random, a minute for each kind (SECONDS=600 for longer; scripts/fuzz takes more)
	@scripts/fuzz $(or $(SECONDS),60)

format: ## format all Swift files in place
	$(SWIFT) format --in-place --configuration .swift-format --recursive --parallel Package.swift Sources Tests

clean: ## remove what was built and reported
	rm -rf .build
	find reports -mindepth 1 ! -name .gitkeep -delete
