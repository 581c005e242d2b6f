package guests

import (
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// OldOnEnvelope are the words of an envelope's name that somebody of the household was called by, and nobody is any more:
// a host wrote them there by hand, so that the envelope didn't follow when the guest got another name.
func OldOnEnvelope(r *db.Read, envelope string, people []Guest) (old []string, err error) {
	if len(people) == 0 || wayOf(envelope, people) != nil {
		return nil, nil
	}
	ids, today := make([]change.ID, len(people)), map[string]bool{}
	for i, g := range people {
		ids[i] = g.ID
		for _, word := range wordsOf(append([]string{g.Name, g.Given, g.Family, g.Prefix, g.Suffix}, g.Aliases...)...) {
			today[lists.Fold(word)] = true
		}
	}
	names, err := r.Formerly("guests", "name", ids)
	former := map[string]bool{}
	for _, word := range wordsOf(slices.DeleteFunc(names, placeholder)...) {
		former[lists.Fold(word)] = len([]rune(word)) > 1
	}
	for _, word := range wordsOf(envelope) {
		if f := lists.Fold(word); former[f] && !today[f] && !slices.Contains(old, word) {
			old = append(old, word)
		}
	}
	return old, err
}

func wordsOf(texts ...string) (words []string) {
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			if word = strings.Trim(word, ",;.&+()"); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}
