package lists

import (
	"fmt"
	"strings"
)

var ageWords = map[string]Age{
	"adult": Adult, "adults": Adult, "a": Adult, "grownup": Adult, "erwachsen": Adult, "erwachsener": Adult, "erwachsene": Adult, "adulte": Adult, "adulto": Adult, "adulta": Adult, "teen": Adult, "teenager": Adult,
	"child": Child, "children": Child, "c": Child, "kid": Child, "kids": Child, "kind": Child, "enfant": Child, "nino": Child, "nina": Child, "toddler": Child,
	"infant": Infant, "baby": Infant, "babies": Infant, "saugling": Infant, "bebe": Infant,
}

var languages = map[string]string{
	"english": "en", "englisch": "en", "anglais": "en", "ingles": "en", "german": "de", "deutsch": "de", "allemand": "de", "aleman": "de",
	"french": "fr", "franzosisch": "fr", "francais": "fr", "frances": "fr", "spanish": "es", "spanisch": "es", "espagnol": "es", "espanol": "es",
	"hebrew": "he", "hebraisch": "he", "hebreu": "he", "hebreo": "he", "עברית": "he", "arabic": "ar", "arabisch": "ar", "arabe": "ar", "العربية": "ar",
}

// language reads a code or the name of a language as its code.
func (b *builder) language(l line) string {
	s := l.word(Language)
	if s == "" {
		return ""
	}
	f := strings.ReplaceAll(Fold(s), " ", "")
	if code, ok := languages[f]; ok {
		return code
	}
	if code, _, _ := strings.Cut(strings.ToLower(s), "-"); len(code) == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' {
		return code
	}
	b.problem(l.row, b.sheet.header(Language), fmt.Sprintf("“%s” is no language we know; it was left out.", short(s)))
	return ""
}
