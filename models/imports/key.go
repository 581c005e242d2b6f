package imports

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"

	"convive/models/imports/lists"
)

// key is what match_key holds of a household or guest that an import brought: by what the list knows them, and what
// it said of them, so that the next import tells what has changed in the list from what was changed here.
type key struct {
	List string `json:"list,omitempty"` // the first import of this list
	lists.Match
	Said map[string]string `json:"said,omitempty"` // cell → fingerprint of the text
}

// readKey reads a stored key; anything else is the zero key of somebody whom no import brought.
func readKey(stored string) key {
	var k key
	if !strings.HasPrefix(stored, "{") || json.Unmarshal([]byte(stored), &k) != nil {
		return key{}
	}
	return k
}

// text is how a key is stored.
func (k key) text() string {
	data, err := json.Marshal(k)
	if err != nil {
		panic(err) // texts and numbers always have a JSON
	}
	return string(data)
}

// next is the key after an import of a list: what the list said before stays where it says nothing now.
func (k key) next(m lists.Match) key {
	n := key{List: k.List, Match: m, Said: make(map[string]string, len(k.Said)+8)}
	for cell, mark := range k.Said {
		n.Said[cell] = mark
	}
	return n
}

// fingerprint is enough to tell a changed cell; the text itself is not kept twice.
func fingerprint(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%x", h.Sum64()&0xffffffffff)
}
