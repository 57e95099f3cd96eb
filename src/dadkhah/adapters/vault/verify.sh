#!/bin/sh
# Check an evidence vault without the software that made it.
#
#   sh verify.sh [FINGERPRINT [FOLDER [CHECKPOINT]]]
#
# FINGERPRINT  of a key of the log, from somewhere else than the folder; without it, or when it is '', the keys in the
#              folder are believed.
# FOLDER       the vault; the folder of this script when left out.
# CHECKPOINT   a checkpoint that was kept somewhere else: the log must continue it. Only so is a roll-back found.
#
# Ends with 0: held (warnings may stand above); 1: broken, each line names an object, a line of the log or a file;
# 2: could not run. Needs sh, awk, xxd, OpenSSL 3.0 or later, and: cat cmp dirname find grep head mkdir mktemp rm sort
# tail tr wc. Writes only to a temporary folder, which needs about the size of the log. What is checked:
#   objects      every file's SHA-256 is its name; every object that the log names is there
#   chain        every line is numbered and holds the hash of the line before
#   keys         a later key of the log was signed in by itself and by the key before it
#   checkpoints  their roots are those of the lines they cover (RFC 6962), their signatures hold (Ed25519)
#   files        README-VERIFY.txt, vault.json, verify.sh and the key are those that the first line vouches for; every
#                other file beside the log is the one that a line vouches for; nothing else stands in keys/, log/, objects/
#   people       checkpoint.sig and transfers, where ssh-keygen is installed; without it the script says so
#   timestamps   *.tsr, by openssl ts, against the certificates in keys/tsa/: compare those with your own
# What it does not check: that a line is in canonical form (its hash covers every byte), and where times are jumps.
#include beginning
# Turn the list of flaws that an awk program wrote into words on the screen.
tell() {
    if [ -s "$1" ]; then
        tr '\001-\011\013-\037\177-\377' '?' <"$1"
        : >"$tmp/broken"
    fi
}

for tool in openssl awk xxd cat cmp dirname find grep head mkdir mktemp rm sort tail tr wc; do
    command -v "$tool" >/dev/null 2>&1 || cannot "$tool is not installed"
done
[ "$#" -le 3 ] || cannot "usage: sh verify.sh [FINGERPRINT [FOLDER [CHECKPOINT]]]"
#include fingerprint
mkdir "$tmp/batch" "$tmp/body" "$tmp/note" "$tmp/sig" "$tmp/by" || cannot "no temporary folder"
outside=${3:-}
[ -z "$outside" ] || cat "$outside" >"$tmp/outside" || cannot "the checkpoint from outside cannot be read"
cd "${2:-$(dirname "$0")}" || cannot "no such folder"

#include known answers

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
        if ($0 == "keys" || $0 == "keys/tsa" || $0 == "log" || $0 == "log/entries" || $0 == "log/checkpoints") return 1
        if ($0 == "objects" || $0 == "objects/sha256") return 1
        if (NF == 3 && $1 == "log" && $2 == "checkpoints") return number($3)
        return NF == 3 && $1 == "objects" && $2 == "sha256" && hex($3, 2)
    }
    function authority(s, end) {
        if (substr(s, length(s) - 3) != end) return 0
        s = substr(s, 1, length(s) - 4)
        return length(s) <= 32 && s ~ /^[a-z0-9]/ && s !~ /[^a-z0-9-]/
    }
    function file() {
        if ($0 == "keys/log.vkey" || $0 == "keys/allowed_signers") return 1
        if (NF == 3 && $1 == "keys" && $2 == "tsa") return authority($3, ".pem")
        if (NF == 3 && $1 == "log" && $2 == "entries")
            return length($3) == 15 && substr($3, 10) == ".jsonl" && substr($3, 1, 9) !~ /[^0-9]/
        if (NF == 4 && $1 == "log" && $2 == "checkpoints")
            return number($3) && ($4 == "checkpoint" || $4 == "checkpoint.sig" || authority($4, ".tsr"))
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
#include base64
# Read a verifier key line: set name, fingerprint and public, or return 1.
read_key() {
    name=${1%%+*}
    rest=${1#*+}
    public=$(printf '%s\n' "${rest#*+}" | awk "$base64"'{ print bytes($0) }')
    case $name in *[[:space:]]* | '') return 1 ;; esac
    case $public in 01*) ;; *) return 1 ;; esac
    [ "${#public}" -eq 66 ] || return 1
    fingerprint=$({ printf '%s\n' "$name"; printf '%s' "$public" | xxd -r -p; } | sha)
    [ "$1" = "$name+$(printf '%s' "$fingerprint" | head -c 8)+${rest#*+}" ]
}
# Keep a key that was read: it signs checkpoints from a number of lines on.
keep_key() {
    printf '%s%s' "$der" "${public#01}" | xxd -r -p >"$tmp/key.$keys"
    printf '%s %s %s\n' "$1" "$keys" "$(printf '%s' "$fingerprint" | head -c 8)" >>"$tmp/keys"
    case $pinned in "$fingerprint") known=1 ;; esac
    keys=$((keys + 1))
}
keys=0
known=
name=
fingerprint=
vkey=
: >"$tmp/keys"
[ -f keys/log.vkey ] && IFS= read -r vkey <keys/log.vkey
if [ ! -f keys/log.vkey ]; then
    broken "keys/log.vkey is missing"
elif ! printf '%s\n' "$vkey" | cmp -s - keys/log.vkey; then
    broken "keys/log.vkey is not one line"
else
    read_key "$vkey" || broken "keys/log.vkey is not the one spelling of an Ed25519 key of a log"
    keep_key 0
fi
origin=$name
first_fingerprint=$fingerprint

# The log files: numbered from 0 without a gap, each but the last with 65,536 lines.
: >"$tmp/log"
number=0
full=1
torn=
sort "$tmp/files" | awk -F/ '$1 == "log" && $2 == "entries" && NF == 3' >"$tmp/parts"
while IFS= read -r part; do
    [ "$full$part" = "1log/entries/$(printf '%09d' "$number").jsonl" ] || broken "$part: the file before it is missing or not full"
    lines=$(wc -l <"$part")
    [ -z "$torn" ] || broken "$torn has no end"
    torn=
    # A power failure may leave zeros where bytes were not synced: the lines end before the first byte 0.
    if tr -d '\000' <"$part" | cmp -s - "$part"; then
        [ ! -s "$part" ] || [ "$(tail -c 1 "$part" | xxd -p)" = 0a ] || torn="$part line $((lines + 1))"
    else
        lines=$(tr '\000\n' '\n\000' <"$part" | head -n 1 | tr '\000\n' '\n\000' | wc -l)
        torn="$part line $((lines + 1))"
    fi
    lines=$((lines + 0))
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
    # Give a member as it is written, escapes and all.
    function raw(key) { return match($0, "\"" key "\":\"([^\"\\\\]|\\\\.)*\"") ? substr($0, RSTART, RLENGTH) : "" }
    # Give the words of a list of plain words.
    function list(key,    s) {
        if (!match($0, "\"" key "\":\\[[^]\\\\]*\\]")) return ""
        s = substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 5)
        gsub(/[",]/, " ", s)
        return s
    }
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
            if (depth < 1 || depth > 2 || part[k + 2] !~ /^:/) continue
            if (depth == 1) inside = part[k + 1]
            if (depth == 1) value[inside] = part[k + 2] == ":" ? part[k + 3] : substr(part[k + 2], 2)
            else if (inside == "files" && part[k + 2] == ":") { vouched[part[k + 1]] = part[k + 3]; line[part[k + 1]] = at(i) }
        }
        seq = value["seq"]
        sub(/[,}].*/, "", seq)
        if (seq != expected "") flaw("is numbered " substr(seq, 1, 20) " where " expected " should stand")
        expected = seq ~ /^(0|[1-9][0-9]*)$/ && length(seq) < 16 ? seq + 1 : expected + 1
        if (value["prev"] != before) flaw("does not continue the line before: one of the two was changed")
        if (value["origin"] != name) flaw("is of another log")
        before = leaf[i]
        act = value["act"]
        if (act == "key" && i) print i "\t" value["new_key"] "\t" value["fingerprint"] "\t" value["old_key"] "\t" \
            value["signature_old"] "\t" value["signature_new"] "\t" value["prev"] > turns
        if (act == "transfer" && "signature_giver" in value) print at(i) "\t" value["giver"] "\t" value["receiver"] "\t" \
            value["object"] "\t" value["signature_giver"] "\t" value["signature_receiver"] "\t" raw("purpose") > transfers
        for (k = split(list("_sd"), item, " "); k > 0; k--) if (!(item[k] in field_of)) field_of[item[k]] = i
        if (act == "erase" && value["outcome"] == "granted") {
            if (value["names"] ~ /^[0-9]/) print "names withheld by decision " i ": " value["names"] + 0 > erased
            for (k = split(list("sources"), item, " "); k > 0; k--)
                print "objects/sha256/" substr(item[k], 1, 2) "/" item[k] ": erased by decision " i > erased
            for (k = split(list("fields"), item, " "); k > 0; k--)
                print "entry " field_of[item[k]] ": private field " item[k] " erased by decision " i > erased
        }
        if ("authority" in value) stamp[value["authority"]] = "failure" in value ? value["checkpoint"] + 0 : ""
        for (k = split("description layout object sidecar signature_giver signature_receiver text", field, " "); k > 0; k--) {
            if (!(field[k] in value)) continue
            object = "objects/sha256/" substr(value[field[k]], 1, 2) "/" value[field[k]]
            if (!(object in held)) print "broken: " object " is missing; " at(i) " names it by " field[k]
        }
    }
    END {
        for (k in vouched) print k "\t" vouched[k] "\t" line[k] > vouching
        for (k in stamp) if (stamp[k] != "") print "no timestamp of " k " over " stamp[k] " entries" > failures
    }
' expected=0 before="$(printf '%064d' 0)" name="$origin" leaves="$tmp/leaves" files="$tmp/files" turns="$tmp/turns" \
    transfers="$tmp/transfers" vouching="$tmp/vouching" failures="$tmp/failures" erased="$tmp/erased" \
    "$tmp/leaves" "$tmp/files" "$tmp/log" >"$tmp/flaws" || cannot "the lines could not be read"
tell "$tmp/flaws"
: >>"$tmp/turns"
: >>"$tmp/transfers"
: >>"$tmp/vouching"
: >>"$tmp/failures"
: >>"$tmp/erased"

# Later keys: the key before and the new one have both signed where the line stands in this log.
tab=$(printf '\t')
while IFS=$tab read -r seq new print old by_old by_new prev; do
    where=$(awk -v i="$seq" 'BEGIN { printf "log/entries/%09d.jsonl line %d", int(i / 65536), i % 65536 + 1 }')
    if [ "$old" != "$vkey" ] || ! read_key "$new" || [ "$name" != "$origin" ] || [ "$print" != "$fingerprint" ]; then
        broken "$where brings in a key that is no later key of this log"
        continue
    fi
    printf 'dadkhah-vault/1 key rotation\n%s\n%s\n%s\n%s\n%s\n' "$origin" "$seq" "$prev" "$old" "$new" >"$tmp/message"
    for pair in "$((keys - 1)) $by_old" "$keys $by_new"; do
        [ "${pair%% *}" = "$keys" ] && printf '%s%s' "$der" "${public#01}" | xxd -r -p >"$tmp/key.$keys"
        printf '%s\n' "${pair#* }" | awk "$base64"'{ print bytes($0) }' | xxd -r -p >"$tmp/signature"
        signed "$tmp/key.${pair%% *}" "$tmp/message" "$tmp/signature" || new=
    done
    if [ -z "$new" ]; then
        broken "$where brings in a key that was not signed by both keys"
        continue
    fi
    vkey=$new
    keep_key "$((seq + 1))"
done <"$tmp/turns"
if [ -z "$pinned" ]; then
    printf 'warning: the key was not compared with anything from outside: %s\n' "$first_fingerprint"
elif [ -z "$known" ]; then
    broken "keys/log.vkey is not the key of the given fingerprint, but $first_fingerprint"
fi

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
    *"\"fingerprint\":\"$first_fingerprint\""*) ;;
    *) [ -z "$origin" ] || broken "keys/log.vkey is not the key that the first line names" ;;
esac

# The checkpoints to check: number, size, file, and what to call it. One from outside is one more.
awk '{ print NR "\t" $1 "\tlog/checkpoints/" $1 "/checkpoint\tlog/checkpoints/" $1 "/checkpoint" }' "$tmp/sizes" >"$tmp/checks"
cat "$tmp/sizes" >"$tmp/asked"
if [ -n "$outside" ]; then
    size=$(awk 'NR == 2 && /^[1-9][0-9]*$/ && length($0) <= 15 { print }' "$tmp/outside")
    printf '0\t%s\t%s\t%s\n' "${size:--}" "$tmp/outside" "the checkpoint from outside" >>"$tmp/checks"
    printf '%s\n' "$size" >>"$tmp/asked"
fi

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
' dir="$tmp/batch" base="$tmp/nodes" sums="$tmp/nodes" leaves="$tmp/leaves" "$tmp/leaves" "$tmp/asked" >"$tmp/roots" ||
    cannot "the tree could not be made"

# Checkpoints: awk reads each, writes it again from its parts, and what is signed apart; cmp and openssl judge.
awk -F '\t' "$base64"'
    FILENAME == roots { split($0, pair, " "); root[pair[1]] = pair[2]; next }
    FILENAME == ring { split($0, pair, " "); from[held] = pair[1]; number[held] = pair[2]; id[held++] = pair[3]; next }
    {
        f = $3
        n = 0
        while (n < 6 && (getline line < f) > 0) text[++n] = line
        close(f)
        for (k = held - 1; k > 0 && from[k] > $2 + 0; k--) continue
        split(text[5], word, " ")
        stated = bytes(text[3])
        signature = bytes(word[3])
        if (n != 5) what = n ? "is not a checkpoint with one signature" : "is missing"
        else if (text[1] != name) what = "is of another log"
        else if (text[2] != $2 "") what = "states another size than its folder"
        else if ($2 + 0 > count) what = "covers " $2 " lines, but the log holds only " count
        else if (substr(signature, 1, 8) != id[k] || word[2] != name) what = "is not signed with the key that signs at this place of the log"
        else if (length(stated) != 64 || length(signature) != 136) what = "is not the one spelling of a checkpoint"
        else if (stated != root[$2]) what = "states a root that is not that of the first " $2 " lines: one was changed"
        else what = ""
        if (what != "") { print "broken: " $4 " " what; next }
        printf "%s\n%s\n%s\n", text[1], text[2], text[3] > (tmp "/body/" $1)
        printf "%s\n%s\n%s\n\n\342\200\224 %s %s\n", text[1], text[2], text[3], word[2], word[3] > (tmp "/note/" $1)
        for (i = 9; i < 136; i += 2) printf "%c", byte[substr(signature, i, 2)] > (tmp "/sig/" $1)
        print number[k] > (tmp "/by/" $1)
        close(tmp "/body/" $1)
        close(tmp "/note/" $1)
        close(tmp "/sig/" $1)
        close(tmp "/by/" $1)
    }
    BEGIN { held = 0; for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = i }
' name="$origin" count="$count" tmp="$tmp" roots="$tmp/roots" ring="$tmp/keys" \
    "$tmp/roots" "$tmp/keys" "$tmp/checks" >"$tmp/flaws" || cannot "the checkpoints could not be read"
tell "$tmp/flaws"
newest=0
while IFS=$tab read -r number size file what; do
    [ "$number" -eq 0 ] || newest=$size
    [ -f "$tmp/note/$number" ] || continue
    if ! cmp -s "$tmp/note/$number" "$file"; then
        broken "$what is not the one spelling of a checkpoint"
    elif ! signed "$tmp/key.$(cat "$tmp/by/$number")" "$tmp/body/$number" "$tmp/sig/$number"; then
        broken "$what: its signature does not hold"
    fi
done <"$tmp/checks"
[ "$newest" -gt 0 ] || broken "log/checkpoints: there is no checkpoint, so that nothing shows what the log was"

# Files beside the log: each that a line vouches for is there and unchanged. allowed_signers may have lines after that,
# which count for nothing; other files that no line vouches for yet are looked at, and told.
: >"$tmp/allowed"
while IFS=$tab read -r file sum where; do
    case $file in keys/allowed_signers | keys/tsa/*.pem | log/checkpoints/*/checkpoint.sig | log/checkpoints/*/*.tsr) ;; *) continue ;; esac
    case $file in *..* | *[!a-zA-Z0-9./_-]*) broken "$where vouches for a file of a name that none has"; continue ;; esac
    printf '%s\n' "$file" >>"$tmp/logged"
    if [ ! -f "$file" ]; then
        broken "$file is missing; $where vouches for it"
    elif [ "$file" != keys/allowed_signers ]; then
        [ "$(sha <"$file")" = "$sum" ] || broken "$file is not the file that $where vouches for"
    else
        lines=$(wc -l <"$file")
        cat "$file" >"$tmp/allowed"
        while [ "$(sha <"$tmp/allowed")" != "$sum" ] && [ "$lines" -gt 0 ]; do
            lines=$((lines - 1))
            head -n "$lines" "$file" >"$tmp/allowed"
        done
        if [ "$(sha <"$tmp/allowed")" != "$sum" ]; then
            broken "$file is not the file that the log vouches for"
        elif ! cmp -s "$tmp/allowed" "$file"; then
            printf 'warning: %s has lines that are not in the log: they count for nothing\n' "$file"
        fi
    fi
done <"$tmp/vouching"
: >>"$tmp/logged"

# People: is an armoured signature in its one spelling, made over a file for a use, by whom allowed_signers names?
#include armour
#include stamps
vouches() { ssh-keygen -Y verify -f "$tmp/allowed" -I "$1" -n "$2" -s "$3" <"$4" >/dev/null 2>&1; }
skipped=0
awk -F/ '$1 == "log" && $2 == "checkpoints" && NF == 4 && $4 != "checkpoint"' "$tmp/files" | sort >"$tmp/beside"
while IFS= read -r file; do
    note=${file%/*}/checkpoint
    grep -qxF "$file" "$tmp/logged" || printf 'warning: %s is not in the log yet: nothing would show that it was removed\n' "$file"
    case $file in
        *.sig)
            if ! armoured "$file"; then
                broken "$file is not a signature as ssh-keygen writes it"
            elif ! command -v ssh-keygen >/dev/null 2>&1; then
                skipped=$((skipped + 1))
            else
                who=$(ssh-keygen -Y find-principals -f "$tmp/allowed" -s "$file" 2>/dev/null | head -n 1)
                if [ -n "$who" ] && vouches "$who" dadkhah-checkpoint "$file" "$note"; then
                    printf 'shown: %s: signed by %s\n' "$note" "$who"
                else
                    broken "$file: it is nobody's signature over the checkpoint whom allowed_signers names"
                fi
            fi ;;
        *.tsr)
            roots=${file##*/}
            roots=keys/tsa/${roots%.tsr}.pem
            at=$(stamped "$file")
            if [ -f "$roots" ] && whole "$file" && openssl ts -verify -data "$note" -in "$file" -CAfile "$roots" -attime "${at%% *}" >/dev/null 2>&1; then
                printf 'shown: %s: existed at %s, says %s\n' "$note" "${at#* }" "${roots##*/}"
            else
                broken "$file: it is no timestamp over the checkpoint by whom $roots names"
            fi ;;
    esac
done <"$tmp/beside"
while IFS=$tab read -r where giver receiver object by_giver by_receiver purpose; do
    file=objects/sha256/$(printf '%s' "$object" | head -c 2)/$object
    if ! command -v ssh-keygen >/dev/null 2>&1; then
        skipped=$((skipped + 1))
        continue
    fi
    good=1
    for said in "\"giver\":\"$giver\"" "\"receiver\":\"$receiver\"" "$purpose" "\"origin\":\"$origin\""; do
        [ -n "$said" ] && grep -qF -e "$said" "$file" 2>/dev/null || good=
    done
    for pair in "$giver $by_giver" "$receiver $by_receiver"; do
        name=objects/sha256/$(printf '%s' "${pair#* }" | head -c 2)/${pair#* }
        [ -f "$file" ] && [ -f "$name" ] && armoured "$name" && vouches "${pair%% *}" dadkhah-transfer "$name" "$file" || good=
    done
    [ -n "$good" ] || broken "$where is a transfer that was not signed by both sides as it says"
done <"$tmp/transfers"
[ "$skipped" -eq 0 ] || printf 'warning: ssh-keygen is not installed: %s signatures of people were not checked\n' "$skipped"
while IFS= read -r said; do
    printf 'warning: %s\n' "$said"
done <"$tmp/failures"
sort "$tmp/erased" | while IFS= read -r said; do
    printf 'shown: %s\n' "$said"
done

[ "$count" -le "$newest" ] || printf 'warning: lines from number %s on come after the last checkpoint: not signed yet\n' "$newest"
[ -z "$torn" ] || printf 'warning: %s: a torn tail, never acknowledged\n' "$torn"
[ ! -e "$tmp/broken" ] || exit 1
printf 'held: %s objects, %s lines, %s checkpoints\n' "$(($(wc -l <"$tmp/sums") + 0))" "$count" "$(($(wc -l <"$tmp/sizes") + 0))"
