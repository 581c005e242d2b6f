package guests

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// keyBytes makes a personal link's key 128 bits long.
const keyBytes = 16

// LinkKey is the key of a household's personal link, made from the installation's secret; a new generation makes
// another key. Only its hash is stored, so that a stolen database opens nothing.
func LinkKey(secret []byte, household change.ID, generation int64) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "personal link\x00%s\x00%d", household, generation)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:keyBytes])
}

// LinkHash is what is stored of a key.
func LinkHash(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// ByLink finds the household of a personal link, or the one that it has become a part of, and what is held by it;
// db.ErrNotFound for any other key.
func ByLink(r *db.Read, key string) (Household, Held, error) {
	r = r.AtInstallation()
	h, err := db.From[Household](r).Where("link_hash = ?", LinkHash(key)).First()
	return or(r, h, err, func() (Former, error) {
		return db.From[Former](r).Where("link_hash = ?", LinkHash(key)).First()
	})
}

// ByCode finds the household of a reply code in one event, or the one that it has become a part of, and what is held by
// it; db.ErrNotFound for every other code, another event's too.
func ByCode(r *db.Read, event change.ID, code string) (Household, Held, error) {
	r = r.AtInstallation()
	h, err := db.From[Household](r).Where("event_id = ? AND reply_code = ?", string(event), code).First()
	return or(r, h, err, func() (Former, error) {
		return db.From[Former](r).Where("event_id = ? AND reply_code = ?", string(event), code).First()
	})
}

// OnCard says whether a surname is one of those that a household's card bears. Case and accents don't count.
func OnCard(r *db.Read, h Household, typed string) (bool, error) {
	people, err := OfHousehold(r.AtEvent("", h.EventID), h.ID)
	if err != nil {
		return false, err
	}
	want := lists.Fold(typed)
	words := strings.Fields(h.EnvelopeName)
	known := words[max(len(words)-1, 0):]
	for _, g := range people {
		family, _ := surname(g)
		if known = append(known, family); g.Family != "" {
			known = append(known, g.Family)
		}
	}
	return want != "" && slices.ContainsFunc(known, func(name string) bool { return lists.Fold(name) == want }), nil
}

// codeAlphabet has no signs that look alike: no 0 and O, no 1, I and L.
const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

// codeLength gives 31⁸, about 39.6 bits; why that is enough for one event is reckoned in docs/operations.md.
const codeLength = 8

// NewCode draws a reply code from a source of random bytes, without bias; rand.Reader for real events.
func NewCode(random io.Reader) (string, error) {
	if random == nil {
		random = rand.Reader
	}
	code := make([]byte, 0, codeLength)
	var b [1]byte
	for len(code) < codeLength {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", err
		}
		if limit := 256 / len(codeAlphabet) * len(codeAlphabet); int(b[0]) < limit {
			code = append(code, codeAlphabet[int(b[0])%len(codeAlphabet)])
		}
	}
	return string(code), nil
}

// ShowCode writes a code as it is printed: "ABCD-EFGH".
func ShowCode(code string) string {
	if len(code) != codeLength {
		return code
	}
	return code[:codeLength/2] + "-" + code[codeLength/2:]
}

// ReadCode turns what somebody typed into a code: case, spaces and dashes don't matter. ok is false for anything that
// can't be a code.
func ReadCode(typed string) (code string, ok bool) {
	code = strings.ToUpper(strings.NewReplacer("-", "", " ", "", "\u00a0", "", "–", "").Replace(strings.TrimSpace(typed)))
	if len(code) != codeLength {
		return "", false
	}
	for _, r := range code {
		if !strings.ContainsRune(codeAlphabet, r) {
			return "", false
		}
	}
	return code, true
}

// OfCard finds the household whose card bears a code, however it is typed; db.ErrNotFound for anything else.
func OfCard(r *db.Read, event change.ID, typed string) (Household, error) {
	code, ok := ReadCode(typed)
	if !ok {
		return Household{}, db.ErrNotFound
	}
	h, _, err := ByCode(r, event, code)
	return h, err
}
