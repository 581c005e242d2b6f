package guests

import (
	"slices"
	"strings"
	"unicode"

	"convive/models/imports/lists"
)

// Rank is how well a search finds somebody; the higher comes first.
type Rank int

const (
	NotFound  Rank = iota
	ByTypo         // within one typo of a word
	ByContact      // by e-mail, phone, code or address: nobody is called so
	ByNickname
	Exactly
)

// Sought is a search as typed, ready to be compared with many keys.
type Sought struct {
	words    []soughtWord
	contacts bool
	typos    bool // words of one typo find too
}

// soughtWord is one word of a search, or the pieces of one phone number.
type soughtWord struct {
	parts  []string // folded
	raw    string   // in small letters, without dashes and gaps
	also   []string // folded names that people use for this one
	digits string   // of a phone number
	typed  []rune   // folded, where it is long enough for a typo
}

// shortestTypo is how many letters a word has in which a typo is looked through, and shortestContact and shortestPhone how many
// letters and digits find a contact.
const (
	shortestTypo    = 4
	shortestContact = 3
	shortestPhone   = 5
)

// beginnings are signs with which somebody may begin to type a name or a number.
const beginnings = "+(&-–—'’\"“„«"

// Seek prepares a search; contacts says whether the searcher may see e-mail, phone, address and reply codes.
func Seek(typed string, contacts bool) Sought {
	s := Sought{contacts: contacts}
	words := strings.Fields(lists.Line(typed))
	if !strings.ContainsFunc(typed, letterOrDigit) && strings.Trim(typed, " "+beginnings) != "" {
		s.words = append(s.words, seekWord(words)) // signs alone, as others write for "anything": nobody is called so
	}
	for len(words) > 0 {
		n := 1
		if numbers := phonePieces(words); numbers > 1 && len(lists.Digits(strings.Join(words[:numbers], ""))) >= shortestPhone {
			n = numbers
		}
		if strings.ContainsFunc(strings.Join(words[:n], ""), letterOrDigit) { // no "&" of "anna & ben"
			s.words = append(s.words, seekWord(words[:n]))
		}
		words = words[n:]
	}
	return s
}

func seekWord(pieces []string) soughtWord {
	whole := strings.Join(pieces, "")
	w := soughtWord{parts: strings.Fields(lists.Fold(strings.Join(pieces, " "))), raw: strings.ReplaceAll(strings.ToLower(whole), "-", "")}
	if phonePieces(pieces) == len(pieces) {
		if digits := lists.Digits(whole); len(digits) >= shortestPhone {
			w.digits = digits
		}
	}
	if len(w.parts) == 1 {
		w.also = nicknamesOf(w.parts[0])
		if typed := []rune(w.parts[0]); len(typed) >= shortestTypo && !slices.ContainsFunc(typed, unicode.IsDigit) {
			w.typed = typed
		}
	}
	return w
}

// phonePieces is how many of the words, from the first on, can be parts of one phone number.
func phonePieces(words []string) (n int) {
	for n < len(words) && !strings.ContainsFunc(words[n], func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune("+()-–/.", r) }) {
		n++
	}
	return n
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Empty says that nothing was typed that anything could begin with: every key is found by it.
func (s Sought) Empty() bool { return len(s.words) == 0 }

// WithTypos is the same search, which also finds what is one typo away.
func (s Sought) WithTypos() Sought {
	s.typos = true
	return s
}

// Typos says whether the search looks through typos.
func (s Sought) Typos() bool { return s.typos }

// Settled looks through typos only where the list holds nobody who is found without: a guess never stands beside, or
// in the place of, what was meant.
func (s Sought) Settled(l *Listing) Sought {
	if s.Empty() || l.has(s) {
		return s
	}
	return s.WithTypos()
}

func (l *Listing) has(s Sought) bool {
	for _, group := range l.Households {
		if s.In(group.SearchKey) {
			return true
		}
		for _, p := range group.All {
			if s.In(p.SearchKey, group.SearchKey) {
				return true
			}
		}
	}
	return false
}

// In says whether the search finds who has these keys.
func (s Sought) In(keys ...string) bool { return s.Rank(keys...) > NotFound }

// Rank says how well every word is found in one of the keys: as the beginning of a word, by a nickname, or, where typos
// are looked through, by one letter more, fewer, other or swapped. Of contacts any part will do, from three characters on.
func (s Sought) Rank(keys ...string) Rank {
	worst := Exactly
	for i := range s.words {
		best := NotFound
		for _, key := range keys {
			best = max(best, s.rank(&s.words[i], key))
			if best == Exactly {
				break
			}
		}
		if worst = min(worst, best); worst == NotFound {
			return NotFound
		}
	}
	return worst
}

func (s Sought) rank(w *soughtWord, key string) Rank {
	open, closed, _ := strings.Cut(key, contacts)
	switch {
	case begins(open, w.parts):
		return Exactly
	case slices.ContainsFunc(w.also, func(name string) bool { return hasWord(open, name) }):
		return ByNickname
	case s.contacts && w.contact(closed):
		return ByContact
	case s.typos && w.typed != nil && nearAny(w.typed, open):
		return ByTypo
	}
	return NotFound
}

// contact says whether the word is a part of a contact, or the number of a phone.
func (w *soughtWord) contact(closed string) bool {
	if len(w.raw) >= shortestContact && strings.Contains(strings.ReplaceAll(closed, "-", ""), w.raw) {
		return true
	}
	return w.digits != "" && slices.ContainsFunc(strings.Fields(closed), func(stored string) bool { return samePhone(stored, w.digits) })
}

// samePhone compares the digits of a number that is kept with those of one that is typed: with or without the country,
// and from its middle on.
func samePhone(stored, typed string) bool {
	if lists.Digits(stored) != stored {
		return false
	}
	const telling = 8 // digits that two numbers of one list hardly share by chance
	n := 0
	for n < min(len(stored), len(typed)) && stored[len(stored)-1-n] == typed[len(typed)-1-n] {
		n++
	}
	local := strings.TrimLeft(typed, "0")
	return n >= telling || len(local) >= shortestContact && strings.Contains(stored, local)
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

// hasWord says whether a key holds a whole word.
func hasWord(key, word string) bool {
	for at := strings.Index(key, " "+word); at >= 0; {
		rest := key[at+1+len(word):]
		if rest == "" || rest[0] == ' ' {
			return true
		}
		next := strings.Index(rest, " "+word)
		if next < 0 {
			return false
		}
		at += 1 + len(word) + next
	}
	return false
}
