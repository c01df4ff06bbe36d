# Shortcuts; every one is a plain command that works without `just`.

default:
    @just --list

# Install what is missing: C compiler, PostgreSQL, Chromium, cargo tools, npm packages of the UI tests.
setup:
    ./scripts/setup

# The product with invented people, on http://localhost:8080.
run *args:
    ./scripts/demo {{ args }}

# Both databases, doc tests; `just test cases` runs the tests whose name contains it.
test *filter:
    cargo xtask test {{ filter }}

lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo deny --offline check bans licenses sources

fix:
    cargo fmt
    cargo clippy --fix --allow-dirty --allow-staged --all-targets

# Rewrite what lies in docs/generated and follows from the code: the permissions.
gen:
    cargo xtask gen

# Every security goal at its full count (minutes); writes docs/generated/goals.md.
goals:
    cargo xtask goals

bench *args:
    cargo xtask bench {{ args }}

# What an erasure, a package and the end of an epoch cost, on both databases (release build).
bench-requests:
    cargo xtask test --release --run-ignored only --no-capture bench::

# The UI tests alone, in a real Chromium against the real binary.
ui *filter:
    cargo build -p carehold
    node tests/ui/run.mjs {{ filter }}

# Pictures of the pages into tests/ui/.cache/screenshots.
screenshots:
    cargo build -p carehold
    node tests/ui/run.mjs --screenshots

# Vendored files match their manifest.
vendor *args="check":
    cargo xtask vendor {{ args }}

# Known vulnerabilities; needs a network.
advisories:
    cargo deny check advisories

# What CI runs.
ci:
    ./scripts/check
