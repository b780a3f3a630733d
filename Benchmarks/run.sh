#!/bin/sh
# Measures Signet against curl and plain C on this machine and prints a Markdown table. Options: see --help.
# -B: leaves no compiled files in the checkout.
exec python3 -B "$(dirname "$0")/bench.py" "$@"
