package guests

import (
	"encoding/hex"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// collators are kept for use one at a time: they hold buffers.
var collators = sync.Pool{New: func() any { return collate.New(language.Und, collate.Loose) }}

// collated is a text's place in the alphabet of all scripts, the same on both engines: hex digits sort alike in every
// collation. Case and accents don't count.
func collated(s string) string {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var b collate.Buffer
	return hex.EncodeToString(c.KeyFromString(&b, s))
}

// Parts of sort keys: between sorts before every letter, after behind the same name.
const (
	between = "0000"
	after   = "0001"
)

// sortKey puts a guest under their family name, then the rest of the name.
func sortKey(g Guest) string {
	family, rest := g.Family, strings.TrimSpace(g.Given+" "+g.Suffix)
	if family == "" {
		family, rest = surname(g)
	}
	return collated(family) + between + collated(rest)
}

// surname guesses what an undivided name is sorted by: its last word, or its first where the family comes first.
func surname(g Guest) (family, rest string) {
	name := strings.TrimSpace(strings.TrimSuffix(g.Name, g.Suffix))
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	if g.NameOrder == FamilyFirst {
		return words[0], strings.Join(words[1:], " ")
	}
	last := len(words) - 1
	return words[last], strings.Join(words[:last], " ")
}

// contacts divides a search key: before it stands what everybody who sees the list may search, after it what needs
// access.ViewContacts, so that a search never tells what the page doesn't show.
const contacts = "\n"

// searchKey is what a guest is found by.
func searchKey(g Guest) string {
	open := append([]string{g.Prefix, g.Name, g.Given, g.Family, g.Side}, g.Aliases...)
	return findable(append(open, g.Tags...)...) + contacts + findableRaw(g.Email, phoneDigits(g.Phone))
}

func householdSearchKey(h Household) string {
	open := append([]string{h.EnvelopeName, h.Side}, h.Tags...)
	return findable(open...) + contacts + findableRaw(h.ReplyCode, h.Street, h.City, h.Postcode)
}

// findable folds texts into one line of words, each once and with a space before it. German umlauts are found both ways.
func findable(texts ...string) string {
	seen := map[string]bool{}
	var b strings.Builder
	for _, t := range texts {
		for _, folded := range []string{lists.Fold(t), lists.Fold(umlauts.Replace(strings.ToLower(t)))} {
			for _, w := range strings.Fields(folded) {
				if !seen[w] {
					seen[w] = true
					b.WriteString(" " + w)
				}
			}
		}
	}
	return b.String()
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe")

func findableRaw(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, strings.ToLower(t))
		}
	}
	return strings.Join(kept, " ")
}

func phoneDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Sought is a search as typed, ready to be compared with many keys.
type Sought struct {
	words    [][]string // folded parts of each word
	raw      []string   // the words in small letters, without dashes
	contacts bool
}

// Seek prepares a search; contacts says whether the searcher may see e-mail, phone, address and reply codes.
func Seek(typed string, contacts bool) Sought {
	s := Sought{contacts: contacts}
	for _, w := range strings.Fields(lists.Line(typed)) {
		if !strings.ContainsFunc(w, letterOrDigit) {
			continue // "anna & ben"
		}
		s.words = append(s.words, strings.Fields(lists.Fold(w)))
		s.raw = append(s.raw, strings.ReplaceAll(strings.ToLower(w), "-", ""))
	}
	return s
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Empty says that nothing was typed that anything could begin with: every key is found by it.
func (s Sought) Empty() bool { return len(s.words) == 0 }

// In says whether every word begins a word of one of the keys; of contacts any part will do, from three characters on.
func (s Sought) In(keys ...string) bool {
	for i := range s.words {
		if !s.word(i, keys) {
			return false
		}
	}
	return true
}

func (s Sought) word(i int, keys []string) bool {
	for _, key := range keys {
		open, closed, _ := strings.Cut(key, contacts)
		if begins(open, s.words[i]) {
			return true
		}
		if s.contacts && len(s.raw[i]) >= 3 && strings.Contains(strings.ReplaceAll(closed, "-", ""), s.raw[i]) {
			return true
		}
	}
	return false
}

func begins(key string, parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	for _, p := range parts {
		if !strings.Contains(key, " "+p) {
			return false
		}
	}
	return true
}

// rekey brings a guest's keys up to what the row holds.
func rekey(tx *db.Tx, g *Guest) error {
	key, err := guestSortKey(tx.Read, *g)
	if err != nil {
		return err
	}
	return db.Update(tx, g, db.Set{"sort_key": key, "search_key": searchKey(*g)})
}

// guestSortKey puts an unnamed plus-one right behind the one who brings them.
func guestSortKey(r *db.Read, g Guest) (string, error) {
	if !g.Unnamed || g.PlusOneOf == nil {
		return sortKey(g), nil
	}
	by, err := db.Find[Guest](r, *g.PlusOneOf)
	return sortKey(by) + after, err
}

// rekeyHousehold brings a household's keys up to what it and its people hold: it stands where its first named guest does.
func rekeyHousehold(tx *db.Tx, h *Household) error {
	people, err := OfHousehold(tx.Read, h.ID)
	if err != nil {
		return err
	}
	return db.Update(tx, h, db.Set{"sort_key": householdSortKey(*h, people), "search_key": householdSearchKey(*h)})
}

// RekeyRows brings the keys of guests, their households and further households up to what they hold, after an undo that
// left a part of them as it was.
func RekeyRows(tx *db.Tx, people, households []change.ID) error {
	rows, err := db.From[Guest](tx.Read).In("id", people).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := rekey(tx, &rows[i]); err != nil {
			return err
		}
		households = append(households, rows[i].HouseholdID)
	}
	return rekeyAll(tx, without(households, nil))
}

func householdSortKey(h Household, people []Guest) string {
	for _, g := range people {
		if !g.Unnamed {
			return sortKey(g)
		}
	}
	return collated(h.EnvelopeName)
}
