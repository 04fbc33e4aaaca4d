#!/usr/bin/env bash
# Writes go.mod and go.sum for a version of Kubernetes and one of kwok: `versions.sh v1.36.3 v0.8.0`. The requirements are those
# that Kubernetes itself has, so that nothing newer is chosen, and its staging modules come as they are published.
set -euo pipefail
kubernetes=$1 kwok=$2
cd "$(dirname "$0")"
file=$(cd "$(mktemp -d)" && GOFLAGS=-mod=mod go mod download -json "k8s.io/kubernetes@$kubernetes" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
staging=v0.${kubernetes#v1.}
{
  printf 'module hyperkube\n\n'
  grep -E '^go ' "$file"
  printf '\n'
  grep -E '^godebug ' "$file" || sed -n '/^godebug (/,/^)/p' "$file"
  printf '\nrequire k8s.io/kubernetes %s\nrequire sigs.k8s.io/kwok %s\n' "$kubernetes" "$kwok"
  sed -n '/^require (/,/^)/p' "$file" | sed -E "s#^(\tk8s.io/[a-z-]+) v0\.0\.0( .*)?\$#\1 $staging\2#"
  printf '\nreplace (\n'
  sed -nE "s#^\t(k8s.io/[a-z-]+) => ./staging/.*#\t\1 => \1 $staging#p" "$file"
  printf ')\n'
} >go.mod
go mod tidy
