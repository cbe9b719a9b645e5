#!/bin/sh
# closure.sh FOLDER PATH…: copies files and folders into FOLDER, where they lie as they do here, with
# all that links in them lead to and every shared library that they need.
set -eu
out=$1
shift

# The folder of a path is resolved, its last part is not: /lib/x and /usr/lib/x are one file.
place() {
  folder=$(readlink -f "$(dirname "$1")")
  path=$folder/$(basename "$1")
  if [ ! -e "$out$path" ] && [ ! -L "$out$path" ]; then
    mkdir -p "$out$folder"
    cp -a "$path" "$out$folder/"
  fi
  if [ -L "$path" ]; then
    place "$(readlink -f "$path")"
  fi
}

for path in "$@"; do
  if [ -d "$path" ] && [ ! -L "$path" ]; then
    mkdir -p "$out$path"
    # Links out of the folder are followed; those which lead nowhere stay behind.
    cp -aL "$path/." "$out$path/" 2>/dev/null || true
  else
    place "$path"
  fi
done
find "$out" -type f \( -perm -100 -o -name '*.so*' \) -exec ldd {} \; 2>/dev/null |
  grep -oE '/[^ )]+' | sort -u | while read -r library; do
  if [ -e "$library" ]; then place "$library"; fi
done
