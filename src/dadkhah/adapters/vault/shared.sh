# Parts of verify.sh and prove.sh, each kept once: scripts.py puts them where `#include NAME` stands, so that what is
# written into a vault or an exhibit is one file that runs alone. A part begins at `#part NAME`.
#part beginning
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
#part fingerprint
pinned=${1:-}
case $pinned in *[!0-9a-f]*) cannot "a fingerprint is 64 digits 0-9a-f" ;; esac
[ -z "$pinned" ] || [ "${#pinned}" -eq 64 ] || cannot "a fingerprint is 64 digits 0-9a-f"
tmp=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") || cannot "no temporary folder"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
#part known answers
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
#part base64
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
#part armour
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
#part stamps
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
