package locale

import (
	"strconv"
	"strings"

	"github.com/leonelquinteros/gotext"
	"github.com/leonelquinteros/gotext/plurals"
)

// sentences is one catalogue, by the English sentence. It is only read after it was made, so no lock is needed.
type sentences struct {
	one  map[string]string
	many map[string][]string // forms by the catalogue's own rule; "" where one is missing
	form plurals.Expression
}

// read takes a PO file apart. An untranslated sentence is not in the result.
func read(content []byte) sentences {
	po := gotext.NewPo()
	po.Parse(content)
	s := sentences{one: map[string]string{}, many: map[string][]string{}}
	count, rule := pluralRule(po.PluralForms)
	s.form = rule
	for id, entry := range po.GetDomain().GetTranslations() {
		switch {
		case id == "" || !entry.IsTranslated() && entry.PluralID == "":
		case entry.PluralID == "":
			s.one[id] = entry.Get()
		case rule != nil:
			forms := make([]string, count)
			for i := range forms {
				forms[i] = entry.Trs[i]
			}
			s.many[id] = forms
		}
	}
	return s
}

// pluralRule reads "nplurals=2; plural=(n != 1);".
func pluralRule(header string) (count int, rule plurals.Expression) {
	for part := range strings.SplitSeq(header, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch strings.TrimSpace(name) {
		case "nplurals":
			count, _ = strconv.Atoi(strings.TrimSpace(value))
		case "plural":
			rule, _ = plurals.Compile(strings.TrimSpace(value))
		}
	}
	return count, rule
}

func (s sentences) get(sentence string) string {
	if translated, ok := s.one[sentence]; ok {
		return translated
	}
	return sentence
}

func (s sentences) getN(one, many string, n int) string {
	if forms, ok := s.many[one]; ok {
		if form := s.form.Eval(uint32(max(n, -n))); form < len(forms) && forms[form] != "" {
			return forms[form]
		}
	}
	if n == 1 {
		return one
	}
	return many
}
