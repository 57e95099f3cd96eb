#!/bin/sh
# Check an evidence vault without the software that made it.
#
#   sh verify.sh [FINGERPRINT [FOLDER]]
#
# FINGERPRINT  of the log's key, from somewhere else than the folder; without it the key in the folder is believed.
# FOLDER       the vault; the folder of this script when left out.
#
# Ends with 0: held (warnings may stand above); 1: broken, each line names an object, a line of the log or a file;
# 2: could not run. Needs sh, awk, xxd, OpenSSL 3.0 or later, and: cat cmp dirname find head mkdir mktemp rm sort tail
# tr wc. Writes only to a temporary folder, which needs about the size of the log. What is checked:
#   objects      every file's SHA-256 is its name; every object that the log names is there
#   chain        every line is numbered and holds the hash of the line before
#   checkpoints  their roots are those of the lines they cover (RFC 6962), their signatures hold (Ed25519)
#   files        README-VERIFY.txt, vault.json, verify.sh and the key are those that the first line vouches for;
#                nothing else stands in keys/, log/ and objects/
set -u
LC_ALL=C
export LC_ALL
umask 077

cannot() {
    printf 'cannot run: %s\n' "$*" >&2
    exit 2
}
broken() {
    printf 'broken: %s\n' "$*"
    : >"$tmp/broken"
}
# Give the SHA-256 of standard input as 64 hexadecimal digits.
sha() { openssl dgst -sha256 -r | head -c 64; }
# Turn the list of flaws that an awk program wrote into words on the screen.
tell() {
    if [ -s "$1" ]; then
        tr '\001-\011\013-\037\177-\377' '?' <"$1"
        : >"$tmp/broken"
    fi
}

for tool in openssl awk xxd cat cmp dirname find head mkdir mktemp rm sort tail tr wc; do
    command -v "$tool" >/dev/null 2>&1 || cannot "$tool is not installed"
done
[ "$#" -le 2 ] || cannot "usage: sh verify.sh [FINGERPRINT [FOLDER]]"
pinned=${1:-}
case $pinned in *[!0-9a-f]*) cannot "a fingerprint is 64 digits 0-9a-f" ;; esac
[ -z "$pinned" ] || [ "${#pinned}" -eq 64 ] || cannot "a fingerprint is 64 digits 0-9a-f"
cd "${2:-$(dirname "$0")}" || cannot "no such folder"
tmp=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") || cannot "no temporary folder"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
mkdir "$tmp/batch" "$tmp/body" "$tmp/note" "$tmp/sig" || cannot "no temporary folder"

# The tools give known answers: SHA-256 of the bytes 0 to 255; Ed25519, RFC 8032, section 7.1, test 2.
[ "$(awk 'BEGIN { for (i = 0; i < 256; i++) printf "%c", i }' | sha)" = \
    40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880 ] || cannot "this awk or openssl does not keep bytes"
der=302a300506032b6570032100
signed() { openssl pkeyutl -verify -pubin -keyform DER -inkey "$1" -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1; }
printf '%s' "${der}3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c" | xxd -r -p >"$tmp/key"
printf 'r' >"$tmp/message"
printf '%s%s' 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da \
    085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00 | xxd -r -p >"$tmp/signature"
signed "$tmp/key" "$tmp/message" "$tmp/signature" || cannot "this openssl does not verify Ed25519; 3.0 or later does"
printf 's' >"$tmp/message"
signed "$tmp/key" "$tmp/message" "$tmp/signature" && cannot "this openssl accepts a wrong signature"

# Names: what stands in the three folders, and nothing else. A name with a line feed gives lines that match nothing.
for top in keys log objects; do
    [ -d "$top" ] || broken "$top is missing"
done
find keys log objects -type f >"$tmp/files" 2>/dev/null
{
    find keys log objects -type d
    printf '//\n'
    cat "$tmp/files"
    printf '//\n'
    find keys log objects ! -type d ! -type f
} >"$tmp/names" 2>/dev/null
awk -F/ '
    function hex(s, n) { return length(s) == n && s !~ /[^0-9a-f]/ }
    function number(s) { return s ~ /^[1-9][0-9]*$/ && length(s) <= 16 }
    function folder() {
        if ($0 == "keys" || $0 == "log" || $0 == "log/entries" || $0 == "log/checkpoints") return 1
        if ($0 == "objects" || $0 == "objects/sha256") return 1
        if (NF == 3 && $1 == "log" && $2 == "checkpoints") return number($3)
        return NF == 3 && $1 == "objects" && $2 == "sha256" && hex($3, 2)
    }
    function file() {
        if ($0 == "keys/log.vkey") return 1
        if (NF == 3 && $1 == "log" && $2 == "entries")
            return length($3) == 15 && substr($3, 10) == ".jsonl" && substr($3, 1, 9) !~ /[^0-9]/
        if (NF == 4 && $1 == "log" && $2 == "checkpoints") return number($3) && $4 == "checkpoint"
        return NF == 4 && $1 == "objects" && $2 == "sha256" && hex($4, 64) && substr($4, 1, 2) == $3
    }
    $0 == "//" { part++; next }
    part == 0 && !folder() || part == 1 && !file() { print "broken: " $0 " is not expected here" }
    part == 2 { print "broken: " $0 " is neither a file nor a folder" }
    part == 0 && NF == 3 && $2 == "checkpoints" && number($3) { print $3 > sizes }
' sizes="$tmp/unsorted" "$tmp/names" >"$tmp/flaws"
tell "$tmp/flaws"
: >>"$tmp/unsorted"
sort -n "$tmp/unsorted" >"$tmp/sizes"

# Objects: the hash of each file is its name.
find objects -type f -exec openssl dgst -sha256 -r {} + >"$tmp/sums" 2>/dev/null
awk '
    FILENAME == sums { name = substr($0, 67); seen[name] = 1
        if (substr($0, 65, 2) != " *" || substr($0, 1, 64) != substr(name, length(name) - 63))
            print "broken: " name ": its bytes are not those that its name says"
        next }
    /^objects\// && !($0 in seen) { print "broken: " $0 " could not be read" }
' sums="$tmp/sums" "$tmp/sums" "$tmp/files" >"$tmp/flaws"
tell "$tmp/flaws"

# The key: one spelling, and the fingerprint of name, line feed, signature type and key.
base64='
    function bytes(s,    n, i, j, c, v, pad, out) {
        n = length(s)
        if (n == 0 || n % 4) return ""
        pad = substr(s, n - 1) == "==" ? 2 : substr(s, n) == "=" ? 1 : 0
        for (i = 1; i <= n; i += 4) {
            for (j = v = 0; j < 4; j++) {
                c = index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr(s, i + j, 1)) - 1
                if (c < 0 && i + j > n - pad) c = 0
                if (c < 0) return ""
                v = v * 64 + c
            }
            out = out sprintf("%06x", v)
        }
        if (pad && substr(out, length(out) - 2 * pad + 1) !~ /^0+$/) return ""
        return substr(out, 1, length(out) - 2 * pad)
    }'
name=
fingerprint=
vkey=
[ -f keys/log.vkey ] && IFS= read -r vkey <keys/log.vkey
if [ ! -f keys/log.vkey ]; then
    broken "keys/log.vkey is missing"
elif ! printf '%s\n' "$vkey" | cmp -s - keys/log.vkey; then
    broken "keys/log.vkey is not one line"
else
    name=${vkey%%+*}
    rest=${vkey#*+}
    blob=$(printf '%s\n' "${rest#*+}" | awk "$base64"'{ print bytes($0) }')
    case $name in *[[:space:]]* | '') broken "keys/log.vkey names no log" ;; esac
    case $blob in 01*) ;; *) blob= ;; esac
    [ "${#blob}" -eq 66 ] || broken "keys/log.vkey holds no Ed25519 key"
    fingerprint=$({ printf '%s\n' "$name"; printf '%s' "$blob" | xxd -r -p; } | sha)
    [ "$vkey" = "$name+$(printf '%s' "$fingerprint" | head -c 8)+${rest#*+}" ] || broken "keys/log.vkey: its key id is not that of its key"
    printf '%s%s' "$der" "${blob#01}" | xxd -r -p >"$tmp/key"
    if [ -z "$pinned" ]; then
        printf 'warning: the key was not compared with anything from outside: %s\n' "$fingerprint"
    elif [ "$pinned" != "$fingerprint" ]; then
        broken "keys/log.vkey is not the key of the given fingerprint, but $fingerprint"
    fi
fi

# The log files: numbered from 0 without a gap, each but the last with 65,536 lines.
: >"$tmp/log"
number=0
full=1
torn=
sort "$tmp/files" | awk -F/ '$1 == "log" && $2 == "entries" && NF == 3' >"$tmp/parts"
while IFS= read -r part; do
    [ "$full$part" = "1log/entries/$(printf '%09d' "$number").jsonl" ] || broken "$part: the file before it is missing or not full"
    tr -d '\000' <"$part" | cmp -s - "$part" || broken "$part holds a byte 0, which no line can"
    lines=$(wc -l <"$part")
    lines=$((lines + 0))
    [ -z "$torn" ] || broken "$torn has no end"
    torn=
    [ ! -s "$part" ] || [ "$(tail -c 1 "$part" | xxd -p)" = 0a ] || torn="$part line $((lines + 1))"
    head -n "$lines" "$part" >>"$tmp/log"
    [ "$lines" -eq 65536 ] && full=1 || full=0
    number=$((number + 1))
done <"$tmp/parts"
count=$(wc -l <"$tmp/log")
count=$((count + 0))
[ "$count" -gt 0 ] || broken "log/entries/000000000.jsonl: there is no line"

# Leaves: SHA-256 of a zero byte and the line. awk writes a batch of small files, openssl hashes them at once.
batch='
    function flush() {
        if (!held) return
        # Some file systems are slow to overwrite files, so that many are better removed.
        clear = held > 64 ? " && rm -f" list : ""
        if (system("cd \"" dir "\" && openssl dgst -sha256 -r" list " >>\"" sums "\"" clear)) { failed = 1; exit 2 }
        held = 0
        list = ""
    }
    function next_file(    f) {
        if (held == 4096) flush()
        f = sprintf("%04d", held++)
        list = list " " f
        return dir "/" f
    }'
awk "$batch"'{ f = next_file(); printf "%c%s", 0, $0 > f; close(f) } END { if (!failed) flush() }' \
    dir="$tmp/batch" sums="$tmp/leaves" "$tmp/log" || cannot "the lines could not be hashed"
: >>"$tmp/leaves"

# Chain: each line is numbered, holds the leaf hash of the line before, belongs to this log, and names objects that are
# there. A quote inside a JSON string is escaped, so that after the escapes are gone every second part is a string.
awk '
    function at(i) { return sprintf("log/entries/%09d.jsonl line %d", int(i / 65536), i % 65536 + 1) }
    function flaw(what) { print "broken: " at(i) " " what }
    FILENAME == leaves { leaf[total++] = $1; next }
    FILENAME == files { held[$0] = 1; next }
    {
        i = FNR - 1
        split("", value)
        t = $0
        gsub(/\\./, "_", t)
        n = split(t, part, "\"")
        depth = 0
        for (k = 1; k <= n; k += 2) {
            opened = part[k]
            closed = part[k]
            depth += gsub(/[[{]/, "", opened) - gsub(/[]}]/, "", closed)
            if (depth != 1 || part[k + 2] !~ /^:/) continue
            value[part[k + 1]] = part[k + 2] == ":" ? part[k + 3] : substr(part[k + 2], 2)
        }
        seq = value["seq"]
        sub(/[,}].*/, "", seq)
        if (seq != expected "") flaw("is numbered " substr(seq, 1, 20) " where " expected " should stand")
        expected = seq ~ /^(0|[1-9][0-9]*)$/ && length(seq) < 16 ? seq + 1 : expected + 1
        if (value["prev"] != before) flaw("does not continue the line before: one of the two was changed")
        if (value["origin"] != name) flaw("is of another log")
        before = leaf[i]
        for (k = split("description layout object sidecar text", field, " "); k > 0; k--) {
            if (!(field[k] in value)) continue
            object = "objects/sha256/" substr(value[field[k]], 1, 2) "/" value[field[k]]
            if (!(object in held)) print "broken: " object " is missing; " at(i) " names it by " field[k]
        }
    }
' expected=0 before="$(printf '%064d' 0)" name="$name" leaves="$tmp/leaves" files="$tmp/files" \
    "$tmp/leaves" "$tmp/files" "$tmp/log" >"$tmp/flaws" || cannot "the lines could not be read"
tell "$tmp/flaws"

# What the first line vouches for.
first=
IFS= read -r first <"$tmp/log"
for file in README-VERIFY.txt vault.json verify.sh; do
    [ -f "$file" ] || broken "$file is missing"
done
openssl dgst -sha256 -r README-VERIFY.txt vault.json verify.sh >"$tmp/described" 2>/dev/null
while IFS=' *' read -r sum file; do
    case $first in
        *"\"$file\":\"$sum\""*) ;;
        *) broken "$file is not the file that the first line vouches for" ;;
    esac
done <"$tmp/described"
case $first in
    *"\"fingerprint\":\"$fingerprint\""*) ;;
    *) [ -z "$name" ] || broken "keys/log.vkey is not the key that the first line names" ;;
esac

# Roots: every complete subtree once, level by level, then for each checkpoint its subtrees from right to left.
awk "$batch"'
    function node(left, right,    f, i, s) {
        f = next_file()
        s = "01" left right
        for (i = 1; i < 130; i += 2) printf "%c", byte[substr(s, i, 2)] > f
        close(f)
    }
    function results(    line) {
        flush()
        made = 0
        while ((getline line < sums) > 0) result[made++] = substr(line, 1, 64)
        close(sums)
        sums = base "." (++rounds)
    }
    BEGIN { for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = i }
    FILENAME == leaves { hash[0, total++] = $1; next }
    $1 + 0 <= total && $1 > 0 { size[checks++] = $1 + 0; spelled[checks - 1] = $1 }
    END {
        if (failed) exit 2
        count[0] = total
        for (level = 0; count[level] > 1; level++) {
            count[level + 1] = int(count[level] / 2)
            for (j = 0; j < count[level + 1]; j++) node(hash[level, 2 * j], hash[level, 2 * j + 1])
            results()
            for (j = 0; j < made; j++) hash[level + 1, j] = result[j]
        }
        for (c = 0; c < checks; c++) {
            rest = size[c]
            width = 1
            for (k = 0; rest % 2 == 0; k++) { rest /= 2; width *= 2 }
            root[c] = hash[k, rest - 1]
            left[c] = (rest - 1) / 2
            height[c] = k + 1
        }
        do {
            asked = 0
            for (c = 0; c < checks; c++) {
                if (!left[c]) continue
                while (left[c] % 2 == 0) { left[c] /= 2; height[c]++ }
                node(hash[height[c], left[c] - 1], root[c])
                left[c] = (left[c] - 1) / 2
                height[c]++
                wanted[asked++] = c
            }
            results()
            for (j = 0; j < made; j++) root[wanted[j]] = result[j]
        } while (asked)
        for (c = 0; c < checks; c++) print spelled[c], root[c]
    }
' dir="$tmp/batch" base="$tmp/nodes" sums="$tmp/nodes" leaves="$tmp/leaves" "$tmp/leaves" "$tmp/sizes" >"$tmp/roots" ||
    cannot "the tree could not be made"

# Checkpoints: awk reads each, writes it again from its parts, and what is signed apart; cmp and openssl judge.
awk "$base64"'
    FILENAME == roots { root[$1] = $2; next }
    {
        f = "log/checkpoints/" $1 "/checkpoint"
        n = 0
        while (n < 6 && (getline line < f) > 0) text[++n] = line
        close(f)
        split(text[5], word, " ")
        stated = bytes(text[3])
        signature = bytes(word[3])
        if (n != 5) what = n ? "is not a checkpoint with one signature" : "is missing"
        else if (text[1] != name) what = "is of another log"
        else if (text[2] != $1 "") what = "states another size than its folder"
        else if (substr(signature, 1, 8) != id || word[2] != name) what = "is not signed with the key in keys/log.vkey"
        else if (length(stated) != 64 || length(signature) != 136) what = "is not the one spelling of a checkpoint"
        else if ($1 + 0 > count) what = "covers " $1 " lines, but the log holds only " count
        else if (stated != root[$1]) what = "states a root that is not that of the first " $1 " lines: one was changed"
        else what = ""
        if (what != "") { print "broken: " f " " what; next }
        printf "%s\n%s\n%s\n", text[1], text[2], text[3] > (tmp "/body/" $1)
        printf "%s\n%s\n%s\n\n\342\200\224 %s %s\n", text[1], text[2], text[3], word[2], word[3] > (tmp "/note/" $1)
        for (i = 9; i < 136; i += 2) printf "%c", byte[substr(signature, i, 2)] > (tmp "/sig/" $1)
        close(tmp "/body/" $1)
        close(tmp "/note/" $1)
        close(tmp "/sig/" $1)
    }
    BEGIN { for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = i }
' name="$name" id="$(printf '%s' "$fingerprint" | head -c 8)" count="$count" tmp="$tmp" roots="$tmp/roots" \
    "$tmp/roots" "$tmp/sizes" >"$tmp/flaws" || cannot "the checkpoints could not be read"
tell "$tmp/flaws"
newest=0
while IFS= read -r size; do
    newest=$size
    [ -f "$tmp/note/$size" ] || continue
    if ! cmp -s "$tmp/note/$size" "log/checkpoints/$size/checkpoint"; then
        broken "log/checkpoints/$size/checkpoint is not the one spelling of a checkpoint"
    elif ! signed "$tmp/key" "$tmp/body/$size" "$tmp/sig/$size"; then
        broken "log/checkpoints/$size/checkpoint: its signature does not hold"
    fi
done <"$tmp/sizes"
[ "$newest" -gt 0 ] || broken "log/checkpoints: there is no checkpoint, so that nothing shows what the log was"

[ "$count" -le "$newest" ] || printf 'warning: lines from number %s on come after the last checkpoint: not signed yet\n' "$newest"
[ -z "$torn" ] || printf 'warning: %s: a torn tail, never acknowledged\n' "$torn"
[ ! -e "$tmp/broken" ] || exit 1
printf 'held: %s objects, %s lines, %s checkpoints\n' "$(($(wc -l <"$tmp/sums") + 0))" "$count" "$(($(wc -l <"$tmp/sizes") + 0))"
