# make builds, make check tests and lints. Everything here works offline once the modules are there.
GO       ?= go
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0.1.0)
LDFLAGS  := -s -w -X main.version=$(VERSION)
BUILD    := CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)'
SOURCES  := $(shell find cmd reconcile sheets -name '*.go' -not -name '*_test.go') go.mod go.sum
BENCH    ?= ../shared/bench
FIXTURE  := fixtures/Children and Family Services budget book 2014-18.xlsx

.PHONY: build check test lint bench fixtures pictures demo cross clean
build: bin/crosscast

bin/crosscast: $(SOURCES)
	$(BUILD) -o $@ ./cmd/crosscast

check: test lint

test:
	$(GO) test ./...

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo 'not formatted: run gofmt -w'; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

# The measured scores on real tables; the data lie outside the repository.
bench: bin/crosscast
	$(GO) test ./... -run '^$$' -bench .
	python3 $(BENCH)/casting/run.py detect bin/crosscast
	python3 $(BENCH)/casting/run.py mutants bin/crosscast

fixtures:
	$(GO) run ./fixtures/make

# The pictures of the README; needs LibreOffice and poppler.
pictures:
	fixtures/pictures/make.sh

demo: bin/crosscast
	bin/crosscast check --out bin/demo '$(FIXTURE)' fixtures/planted || test $$? -eq 1

cross:
	GOOS=windows GOARCH=amd64 $(BUILD) -o bin/crosscast.exe ./cmd/crosscast
	GOOS=darwin GOARCH=arm64 $(BUILD) -o bin/crosscast-darwin ./cmd/crosscast

clean:
	rm -rf bin
