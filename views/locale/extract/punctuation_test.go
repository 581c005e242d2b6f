package main

import (
	"fmt"
	"regexp"
	"testing"

	"convive/views/locale"
)

// foreign are the signs that a language writes otherwise, or with something that is missing.
var foreign = map[string]*regexp.Regexp{
	"de": regexp.MustCompile(`["”]|^[^„]*“`),
	"fr": regexp.MustCompile(`["'“”]|[^\x{202f}][?!;]|[^\x{00a0}]:(?: |$)|«[^\x{00a0}]|[^\x{00a0}]»`),
	"es": regexp.MustCompile(`["'“”]|^[^¿]*\?|^[^¡]*!`),
	"he": regexp.MustCompile(`["'“؟،]`),
	"ar": regexp.MustCompile(`["'“”?,;]|\p{Arabic}\d`),
}

// mispunctuated says what of a translation is punctuated as in another language.
func mispunctuated(code string, e Entry) (wrong []string) {
	for _, form := range e.Forms {
		if sign := foreign[code].FindString(form); sign != "" {
			wrong = append(wrong, fmt.Sprintf("%q in %q", sign, form))
		}
	}
	return wrong
}

func TestPunctuationIsThatOfTheLanguage(t *testing.T) {
	for _, code := range locale.Known[1:] {
		for _, entry := range catalogueOf(t, code).Entries {
			for _, wrong := range mispunctuated(code, entry) {
				t.Errorf("%s: %s", code, wrong)
			}
		}
	}
}

func TestPunctuationOfAnotherLanguageIsNoticed(t *testing.T) {
	for _, c := range []struct{ code, right, wrong string }{
		{"de", "Er sagt „ja“.", `Er sagt "ja".`}, {"de", "„ja“", "“ja”"},
		{"fr", "Qui\u202f? Moi\u00a0: «\u00a0oui\u00a0» à 19:00", "Qui ?"}, {"fr", "L’heure", "L'heure"}, {"fr", "Nom\u00a0: {n}", "Nom : {n}"},
		{"es", "¿Sí? «No»", "Sí?"}, {"he", "מי?", "מי؟"}, {"ar", "من؟ أنا، «نعم»", "من?"}, {"ar", "{n}، {m}", "{n}, {m}"},
	} {
		if got := mispunctuated(c.code, Entry{Forms: []string{c.right}}); len(got) > 0 {
			t.Errorf("%s: %q is right", c.code, got)
		}
		if got := mispunctuated(c.code, Entry{Forms: []string{c.wrong}}); len(got) != 1 {
			t.Errorf("%s: %q is not noticed", c.code, c.wrong)
		}
	}
}
