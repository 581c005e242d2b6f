package main

import (
	"regexp"
	"strconv"
)

var count = regexp.MustCompile(`nplurals\s*=\s*(\d+)`)

// plurals is the number of plural forms of the language, 2 where the head does not say.
func (c *Catalogue) plurals() int {
	for _, head := range c.Head.Forms {
		if match := count.FindStringSubmatch(head); match != nil {
			n, _ := strconv.Atoi(match[1])
			return n
		}
	}
	return 2
}

// merge brings the catalogue in step with the source. A translation is kept as long as its sentence is said in the same
// words; one that comes back finds its old translation.
func (c *Catalogue) merge(sentences []Sentence) {
	old := map[string]Entry{}
	for _, entry := range c.Entries {
		if known, ok := old[entry.ID]; !ok || known.Obsolete {
			old[entry.ID] = entry
		}
	}
	c.Entries = nil
	for _, sentence := range sentences {
		entry := old[sentence.ID]
		delete(old, sentence.ID)
		entry.ID, entry.Files, entry.Obsolete = sentence.ID, sentence.Files, false
		entry.pluralise(sentence.Plural, c.plurals())
		c.Entries = append(c.Entries, entry)
	}
	for _, entry := range old {
		if entry.translated() { // what was never translated is no loss
			entry.Obsolete, entry.Files = true, nil
			c.Entries = append(c.Entries, entry)
		}
	}
}

// pluralise gives the entry as many forms as it needs; a sentence that gained or changed its plural starts anew.
func (e *Entry) pluralise(plural string, forms int) {
	if plural == "" {
		forms = 1
	}
	if e.Plural != plural || len(e.Forms) != forms {
		e.Plural, e.Forms = plural, make([]string, forms)
	}
}

func (e Entry) translated() bool {
	for _, form := range e.Forms {
		if form != "" {
			return true
		}
	}
	return false
}

// complete tells whether every form is there and none is marked as a guess.
func (e Entry) complete() bool {
	for _, form := range e.Forms {
		if form == "" {
			return false
		}
	}
	return len(e.Forms) > 0 && !e.fuzzy()
}

var guess = regexp.MustCompile(`^#,.*\bfuzzy\b`)

func (e Entry) fuzzy() bool {
	for _, note := range e.Notes {
		if guess.MatchString(note) {
			return true
		}
	}
	return false
}
