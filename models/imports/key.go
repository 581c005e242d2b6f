package imports

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"convive/models/imports/lists"
)

// key is what match_key holds of a household or guest that an import brought: by what the list knows them, and what
// it said of them, so that the next import tells what has changed in the list from what was changed here.
type key struct {
	List string `json:"list,omitempty"` // the first import of this list
	lists.Match
	Said map[string]string `json:"said,omitempty"` // cell → fingerprint of the text
	Was  string            `json:"was,omitempty"`  // the id of somebody who turned out to be them; then nothing else

	also []key  // of those who turned out to be them, each on a line of its own
	line string // of one among also, as it is stored
}

// readKey reads a stored key; anything else is the zero key of somebody whom no import brought.
func readKey(stored string) (k key) {
	var also []key
	for line := range strings.Lines(stored) {
		var one key
		switch {
		case !strings.HasPrefix(line, "{") || json.Unmarshal([]byte(line), &one) != nil:
		case k.List == "" && one.Was == "":
			k = one
		default:
			one.line = strings.TrimSuffix(line, "\n")
			also = append(also, one)
		}
	}
	k.also = also
	return k
}

// text is how a key is stored.
func (k key) text() string {
	data, err := json.Marshal(k)
	if err != nil {
		panic(err) // texts and numbers always have a JSON
	}
	text := string(data)
	for _, one := range k.also {
		text += "\n" + one.line
	}
	return text
}

// all is the key and those of who was merged into them.
func (k key) all() []key { return append([]key{k}, k.also...) }

// of says whether a list brought them, or somebody who was merged into them.
func (k key) of(list string) bool {
	return list != "" && slices.ContainsFunc(k.all(), func(one key) bool { return one.List == list })
}

// next is the key after an import of a list: what the list said before stays where it says nothing now.
func (k key) next(m lists.Match) key {
	n := key{List: k.List, Match: m, also: k.also, Said: make(map[string]string, len(k.Said)+8)}
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
