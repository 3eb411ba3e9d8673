# What tests/run and tests/full share. It is sourced, goes to the root of the repository, and makes `$work`, a folder that is
# removed at the end: whatever a step must not find there from before lies in it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}" CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
script="tests/$(basename "$0")"
started=$SECONDS
times=()
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# step NAME COMMAND…: runs the command, and says how long it took or that the whole run ends here.
step() {
    local name=$1 from=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if ! "$@"; then
        printf '\n%s: "%s" failed after %d s: %s\n' "$script" "$name" $((SECONDS - from)) "$*" >&2
        exit 1
    fi
    times+=("$(printf '%5d s  %s' $((SECONDS - from)) "$name")")
}

# skip NAME REASON: a step that can't be taken on this machine, told now and at the end.
skip() {
    printf '\n== %s\nskipped: %s\n' "$1" "$2"
    times+=("$(printf 'skipped  %s: %s' "$1" "$2")")
}

# finish: what each step cost.
finish() {
    printf '\n== All passed\n'
    printf '%s\n' "${times[@]}" "$(printf '%5d s  in all' $((SECONDS - started)))"
}

# fresh_clone FOLDER: a clone as git would give it to someone else, with what is not committed yet laid over it.
fresh_clone() {
    git clone --quiet . "$1" || return 1
    git ls-files -z --deleted | (cd "$1" && xargs -0 -r rm -f --) || return 1
    git ls-files -z --modified --others --exclude-standard | while IFS= read -rd '' file; do
        [[ ! -e $file ]] || { mkdir -p "$1/$(dirname "$file")" && cp -P "$file" "$1/$file"; } || return 1
    done
}

# cold HOME COMMAND…: runs the command as on a machine where cargo has done nothing yet. How the machine reaches the registry
# stands in its configuration, which is kept; all that earlier runs may have left is not there.
cold() {
    local home=$1 own="${CARGO_HOME:-$HOME/.cargo}"
    shift
    rm -rf "$home" && mkdir -p "$home" || return 1
    [[ ! -e $own/config.toml ]] || cp "$own/config.toml" "$home/" || return 1
    warm "$home" "$@"
}

# warm HOME COMMAND…: the same with what the last command in this home has left.
warm() {
    local home=$1
    shift
    env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET_DIR -u CARGO_INCREMENTAL -u RUSTFLAGS -u UTBUD_ECHARTS CARGO_HOME="$home" "$@"
}
