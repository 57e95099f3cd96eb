#!/bin/sh
# Check one exhibit, or a proof alone, without the vault and without the software that made it.
#
#   sh check.sh [FINGERPRINT [FOLDER_OR_PROOF]]
#
# FINGERPRINT      of the log's key, from somewhere else; without it, or when it is '', the key in the proof is believed.
# FOLDER_OR_PROOF  the exhibit's folder, or a file with a proof; the folder of this script when left out.
#
# Ends with 0: held; 1: broken, and says what; 2: could not run. Needs sh, awk, xxd, OpenSSL 3.0 or later, and: cat cmp
# dirname head mkdir mktemp rm. ssh-keygen for a person's signature: without it the script says so. What is checked:
#   proof        the path leads from the line to the root (RFC 9162, 2.1.3.2), or from an older root to the newer one
#                (2.1.4.2), the checkpoint states that root, the key signed it (Ed25519)
#   exhibit      the line is the one that was proved and names the object; the object's bytes are those
#   people       checkpoint.sig, where ssh-keygen is installed     timestamps    *.tsr, by openssl ts, against *.pem
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

for tool in openssl awk xxd cat cmp dirname head mkdir mktemp rm; do
    command -v "$tool" >/dev/null 2>&1 || cannot "$tool is not installed"
done
[ "$#" -le 2 ] || cannot "usage: sh check.sh [FINGERPRINT [FOLDER_OR_PROOF]]"
pinned=${1:-}
case $pinned in *[!0-9a-f]*) cannot "a fingerprint is 64 digits 0-9a-f" ;; esac
[ -z "$pinned" ] || [ "${#pinned}" -eq 64 ] || cannot "a fingerprint is 64 digits 0-9a-f"
tmp=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") || cannot "no temporary folder"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
place=${2:-$(dirname "$0")}
if [ -d "$place" ]; then
    cd "$place" || cannot "no such folder"
    exhibit=1
    [ -f proof.json ] || cannot "the folder holds no proof.json"
    cat proof.json >"$tmp/proof"
else
    exhibit=
    cat "$place" >"$tmp/proof" || cannot "the proof cannot be read"
fi

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

# The proof: one line of canonical JSON, whose parts are taken out and put together again, which must give the same.
field() { awk -v key="$1" '{ n = index($0, "\"" key "\":\""); if (n) { s = substr($0, n + length(key) + 4); print substr(s, 1, index(s, "\"") - 1) } }' "$tmp/proof"; }
count() { awk -v key="$1" '{ if (match($0, "\"" key "\":(0|[1-9][0-9]*)[,}]")) { s = substr($0, RSTART, RLENGTH - 1); print substr(s, length(key) + 4) } }' "$tmp/proof"; }
kind=$(field kind)
vkey=$(field key)
origin=$(field origin)
size=$(count size)
note=$(field checkpoint)
awk '{ n = index($0, "\"path\":["); if (n) { s = substr($0, n + 8); s = substr(s, 1, index(s, "]") - 1); gsub(/[",]/, " ", s); m = split(s, h, " "); for (i = 1; i <= m; i++) print h[i] } }' "$tmp/proof" >"$tmp/path"
path=$(awk '{ printf "%s\"%s\"", (NR > 1 ? "," : ""), $0 }' "$tmp/path")
if [ "$kind" = inclusion ]; then
    leaf=$(field leaf)
    seq=$(count seq)
    printf '{"checkpoint":"%s","format":"dadkhah-proof/1","key":"%s","kind":"inclusion","leaf":"%s","origin":"%s","path":[%s],"seq":%s,"size":%s}\n' \
        "$note" "$vkey" "$leaf" "$origin" "$path" "$seq" "$size" >"$tmp/again"
    place=$seq
    start=$leaf
else
    old=$(count old_size)
    start=$(field old_root)
    printf '{"checkpoint":"%s","format":"dadkhah-proof/1","key":"%s","kind":"consistency","old_root":"%s","old_size":%s,"origin":"%s","path":[%s],"size":%s}\n' \
        "$note" "$vkey" "$start" "$old" "$origin" "$path" "$size" >"$tmp/again"
    place=$((${old:-0} - 1))
fi
if ! cmp -s "$tmp/again" "$tmp/proof" || [ "${#size}" -gt 15 ] || [ "${#place}" -gt 15 ] ||
    [ -n "$(printf '%s\n' "$start" | awk 'length($0) != 64 || /[^0-9a-f]/' - "$tmp/path")" ]; then
    printf 'broken: this is no proof in its one spelling\n'
    exit 1
fi

# The key, and the checkpoint that it signed.
name=${vkey%%+*}
rest=${vkey#*+}
public=$(printf '%s\n' "${rest#*+}" | awk "$base64"'{ print bytes($0) }')
fingerprint=$({ printf '%s\n' "$name"; printf '%s' "$public" | xxd -r -p; } | sha)
[ "${#public}" -eq 66 ] && [ "$vkey" = "$name+$(printf '%s' "$fingerprint" | head -c 8)+${rest#*+}" ] && [ "$name" = "$origin" ] ||
    broken "the proof's key is not the one spelling of a key of the log"
printf '%s%s' "$der" "${public#01}" | xxd -r -p >"$tmp/key"
if [ -z "$pinned" ]; then
    printf 'warning: the key was not compared with anything from outside: %s\n' "$fingerprint"
elif [ "$pinned" != "$fingerprint" ]; then
    broken "the key is not that of the given fingerprint, but $fingerprint"
fi
printf '%s' "$note" | awk '{ gsub(/\\n/, "\n"); printf "%s", $0 }' >"$tmp/note"
awk "$base64"'
    { text[NR] = $0 }
    END {
        split(text[5], word, " ")
        signature = bytes(word[3])
        root = bytes(text[3])
        if (NR != 5 || text[4] != "" || word[1] != "\342\200\224" || length(signature) != 136 || length(root) != 64) exit 1
        if (text[1] != origin || text[2] != size "" || word[2] != origin || substr(signature, 1, 8) != id) exit 1
        printf "%s\n%s\n%s\n", text[1], text[2], text[3] > (tmp "/body")
        printf "%s\n%s\n%s\n\n\342\200\224 %s %s\n", text[1], text[2], text[3], word[2], word[3] > (tmp "/spelled")
        print substr(signature, 9) > (tmp "/hex")
        print root > (tmp "/top")
    }' origin="$origin" size="$size" id="$(printf '%s' "$fingerprint" | head -c 8)" tmp="$tmp" "$tmp/note" || broken "the checkpoint is not one of this log, size and key"
: >>"$tmp/body"
: >>"$tmp/top"
: >>"$tmp/hex"
xxd -r -p "$tmp/hex" >"$tmp/signature"
cmp -s "$tmp/spelled" "$tmp/note" && signed "$tmp/key" "$tmp/body" "$tmp/signature" || broken "the checkpoint's signature does not hold"

# The path (RFC 9162): from a leaf to the root, or from an older root to itself and to the newer root.
node() { printf '01%s%s' "$1" "$2" | xxd -r -p | sha; }
last=$((size - 1))
first=$start
second=$start
right=1
[ "$place" -ge 0 ] && [ "$place" -le "$last" ] || right=
if [ -n "$right" ] && [ "$kind" = consistency ] && [ "$place" -lt "$last" ]; then
    while [ $((place & 1)) -eq 1 ]; do
        place=$((place >> 1))
        last=$((last >> 1))
    done
    if [ $((old & (old - 1))) -ne 0 ]; then
        second=$(head -n 1 "$tmp/path")
        first=$second
        awk 'NR > 1' "$tmp/path" >"$tmp/rest"
        cat "$tmp/rest" >"$tmp/path"
    fi
elif [ "$kind" = consistency ]; then
    last=0
    place=0
fi
while [ -n "$right" ] && IFS= read -r sibling; do
    if [ "$last" -eq 0 ]; then
        right=
    elif [ $((place & 1)) -eq 1 ] || [ "$place" -eq "$last" ]; then
        first=$(node "$sibling" "$first")
        second=$(node "$sibling" "$second")
        while [ $((place & 1)) -eq 0 ] && [ "$place" -ne 0 ]; do
            place=$((place >> 1))
            last=$((last >> 1))
        done
    else
        second=$(node "$second" "$sibling")
    fi
    place=$((place >> 1))
    last=$((last >> 1))
done <"$tmp/path"
[ -n "$right" ] && [ "$last" -eq 0 ] && [ "$second" = "$(cat "$tmp/top")" ] || broken "the path does not lead to the checkpoint's root"
[ "$kind" = inclusion ] || [ "$first" = "$start" ] || broken "the path does not lead to the older root"

# The exhibit: the line, the object that it names, the checkpoint, and what people and authorities put on it.
armoured() {
    awk "$base64"'
        { line[NR] = $0 }
        END {
            good = NR > 2 && line[1] == "-----BEGIN SSH SIGNATURE-----" && line[NR] == "-----END SSH SIGNATURE-----"
            for (i = 2; i < NR; i++) {
                if (length(line[i]) > 70 || length(line[i]) < 70 && i < NR - 1) good = 0
                text = text line[i]
            }
            if (!good || bytes(text) == "") exit 1
            for (i = 1; i <= NR; i++) print line[i]
        }' "$1" >"$tmp/armour" && cmp -s "$tmp/armour" "$1"
}
# A token ends where its file does (X.690, 8.1.3): openssl takes no notice of bytes behind it.
whole() {
    [ "$(xxd -p -l 5 "$1" | awk '
        function number(hex,    i, n) {
            for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
            return n + 0
        }
        substr($0, 1, 2) == "30" {
            first = number(substr($0, 3, 2))
            print first < 128 ? first + 2 : first - 126 + number(substr($0, 5, 2 * (first - 128)))
        }')" = "$(($(wc -c <"$1") + 0))" ]
}
stamped() {
    openssl ts -reply -in "$1" -text 2>/dev/null | awk '
        # Days since 1970 of a day in the Gregorian calendar, then seconds.
        /^Time stamp: / {
            m = (index("JanFebMarAprMayJunJulAugSepOctNovDec", $3) + 2) / 3
            y = $6 - (m <= 2)
            days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + $4 - 719469
            split($5, clock, ":")
            printf "%.0f %s", days * 86400 + clock[1] * 3600 + clock[2] * 60 + int(clock[3]), $3 " " $4 " " $5 " " $6
        }'
}
if [ -n "$exhibit" ]; then
    [ "$kind" = inclusion ] || broken "proof.json: an exhibit needs a proof of inclusion"
    for file in object line.json checkpoint; do
        [ -f "$file" ] || broken "$file is missing"
    done
    if [ -f line.json ]; then
        printf '%s\n' "$(cat line.json)" | cmp -s - line.json || broken "line.json is not one line"
        [ "$({ printf '\000'; printf '%s' "$(cat line.json)"; } | sha)" = "${leaf:-}" ] || broken "line.json is not the line that was proved"
    fi
    [ -f object ] && grep -qF "\"object\":\"$(sha <object)\"" line.json 2>/dev/null || broken "object is not the one that line.json names"
    cmp -s checkpoint "$tmp/note" || broken "checkpoint is not the one in proof.json"
    if [ -f checkpoint.sig ]; then
        if ! armoured checkpoint.sig; then
            broken "checkpoint.sig is not a signature as ssh-keygen writes it"
        elif ! command -v ssh-keygen >/dev/null 2>&1; then
            printf 'warning: ssh-keygen is not installed: checkpoint.sig was not checked\n'
        else
            who=$(ssh-keygen -Y find-principals -f allowed_signers -s checkpoint.sig 2>/dev/null | head -n 1)
            if [ -n "$who" ] && ssh-keygen -Y verify -f allowed_signers -I "$who" -n dadkhah-checkpoint -s checkpoint.sig <checkpoint >/dev/null 2>&1; then
                printf 'shown: checkpoint: signed by %s\n' "$who"
            else
                broken "checkpoint.sig: it is nobody's signature over the checkpoint whom allowed_signers names"
            fi
        fi
    fi
    for file in *.tsr; do
        [ -f "$file" ] || continue
        at=$(stamped "$file")
        if whole "$file" && openssl ts -verify -data checkpoint -in "$file" -CAfile "${file%.tsr}.pem" -attime "${at%% *}" >/dev/null 2>&1; then
            printf 'shown: checkpoint: existed at %s, says %s\n' "${at#* }" "${file%.tsr}.pem"
        else
            broken "$file: it is no timestamp over the checkpoint by whom ${file%.tsr}.pem names"
        fi
    done
fi
[ ! -e "$tmp/broken" ] || exit 1
if [ "$kind" = inclusion ]; then
    printf 'held: line %s is in the log of %s lines%s\n' "$seq" "$size" "${exhibit:+, and names this object}"
else
    printf 'held: the log of %s lines continues that of %s lines\n' "$size" "$old"
fi
