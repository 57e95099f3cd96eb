#!/bin/sh
# Check one exhibit, or a proof alone, without the vault and without the software that made it.
#
#   sh check.sh [FINGERPRINT [FOLDER_OR_PROOF]]
#
# FINGERPRINT      of the log's key, from somewhere else; without it, or when it is '', the key in the proof is believed.
# FOLDER_OR_PROOF  the exhibit's folder, or a file with a proof; the folder of this script when left out.
#
# Ends with 0: held; 1: broken, and says what; 2: could not run. Needs sh, awk, xxd, OpenSSL 3.0 or later, and: cat cmp
# dirname grep head mkdir mktemp rm wc. ssh-keygen for a person's signature: without it the script says so. What is checked:
#   proof        the path leads from the line to the root (RFC 9162, 2.1.3.2), or from an older root to the newer one
#                (2.1.4.2), the checkpoint states that root, the key signed it (Ed25519)
#   exhibit      the line is the one that was proved and names the object; the object's bytes are those
#   disclosed    *.disclosed: salt, name and words of a field whose salted digest the line holds (RFC 9901)
#   people       checkpoint.sig, where ssh-keygen is installed     timestamps    *.tsr, by openssl ts, against *.pem
#include beginning

for tool in openssl awk xxd cat cmp dirname grep head mkdir mktemp rm wc; do
    command -v "$tool" >/dev/null 2>&1 || cannot "$tool is not installed"
done
[ "$#" -le 2 ] || cannot "usage: sh check.sh [FINGERPRINT [FOLDER_OR_PROOF]]"
#include fingerprint
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

#include known answers

#include base64

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
#include armour
#include stamps
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
    for file in *.disclosed; do
        [ -f "$file" ] || continue
        digest=$(openssl dgst -sha256 -binary "$file" | openssl base64 | awk '{ gsub(/[+]/, "-"); gsub("/", "_"); sub(/=+$/, ""); print }')
        words=$(awk '{ gsub("-", "+"); gsub("_", "/"); s = $0; while (length(s) % 4) s = s "="; print s }' "$file" | openssl base64 -d -A |
            awk '{ gsub(/[[:cntrl:]]/, "?"); sub(/^[[]"[A-Za-z0-9_-]*",/, ""); sub(/[]]$/, ""); print }')
        if awk -v digest="$digest" 'index($0, "{\"_sd\":[\"") == 1 { s = substr($0, 9); if (index(substr(s, 1, index(s, "]")), "\"" digest "\"")) found = 1 } END { exit !found }' line.json &&
            [ "${words#"\"${file%.disclosed}\","}" != "$words" ]; then
            printf 'shown: %s\n' "$words"
        else
            broken "$file: it is no field of that name to which line.json commits"
        fi
    done
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
