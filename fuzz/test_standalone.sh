#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# test_standalone.sh HARNESS ALWAYS_FAILS - does the driver run what it is given, count it, and fail
# when it ran nothing?  A driver that skips every file looks just like one that found nothing wrong.
# Meson names the emulator of another machine's programs in MESON_EXE_WRAPPER.
set -eu
emulator=${MESON_EXE_WRAPPER:-}
harness=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "test_standalone: $1" >&2
    exit 1
}

# expect STATUS COUNT-OR-EMPTY ARGUMENT...
expect() {
    wanted=$1 count=$2
    shift 2
    status=0
    $emulator "$harness" "$@" > "$folder/out" 2> "$folder/err" || status=$?
    [ "$status" -eq "$wanted" ] || fail "status $status, not $wanted: $*"
    [ -z "$count" ] || grep -qx "$count inputs" "$folder/out" ||
        fail "not $count inputs: $(cat "$folder/out")"
}

mkdir -p "$folder/empty" "$folder/some/below"
: > "$folder/some/nothing"
printf 'x' > "$folder/some/one"
printf '\006\0\0\0\007\0\002\0' > "$folder/some/below/eight"
printf 'no input' > "$folder/some/README"
printf 'no input' > "$folder/some/.hidden"

expect 1 0
expect 1 0 "$folder/empty"
expect 0 1 "$folder/some/one"
expect 0 1 "$folder/some/nothing"
expect 0 3 "$folder/some"
expect 0 4 "$folder/some" "$folder/some/one"
expect 1 '' "$folder/missing"
expect 1 '' "$folder/some" "$folder/missing"

# An assertion that fires must end the run, whatever NDEBUG says.
status=0
$emulator "$2" "$folder/some/one" > /dev/null 2> "$folder/err" || status=$?
[ "$status" -ne 0 ] || fail "an assertion that fired was not noticed"
grep -q FUZZ_ASSERT "$folder/err" || fail "no assertion was named"
