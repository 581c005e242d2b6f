package messages

import (
	"regexp"
	"slices"
	"testing"
)

// placesOf are the places of a text, each once.
func placesOf(text string) (all []string) {
	for _, p := range pieces(text) {
		if p.place != "" && !slices.Contains(all, p.place) {
			all = append(all, p.place)
		}
	}
	slices.Sort(all)
	return all
}

func TestEveryLanguageHasATextForEveryKindWithTheSamePlaces(t *testing.T) {
	for _, lang := range Languages {
		for _, k := range []Kind{Invitation, SaveTheDate, Reminder, Update, Receipt} {
			text, ok := defaults[lang][k]
			if !ok {
				t.Errorf("%s has no %s", lang, k)
			}
			if got, want := placesOf(text.Subject+text.Body), placesOf(defaults[fallback][k].Subject+defaults[fallback][k].Body); !slices.Equal(got, want) {
				t.Errorf("%s, %s: places %q, want %q", lang, k, got, want)
			}
		}
	}
}

// The pages speak to guests in the polite form, and so do the letters about them.
func TestLettersAreAsPoliteAsThePages(t *testing.T) {
	familiar := map[string]*regexp.Regexp{"de": regexp.MustCompile(`(?i)\b(ihr|euch|eure?|du|dich|dein)\b`), "es": regexp.MustCompile(`(?i)\b(vosotros|vuestr[oa]s?|tú|tu|\w+[áéi]is)\b`), "fr": regexp.MustCompile(`(?i)\b(tu|toi|ton|ta)\b| :`)}
	polite := regexp.MustCompile(`\bIhr\b`) // of the pages' "Sie", written large
	for lang, sign := range familiar {
		for k, text := range defaults[lang] {
			words := text.Subject + "\n" + text.Body
			if lang == "de" {
				words = polite.ReplaceAllString(words, "")
			}
			if found := sign.FindString(words); found != "" {
				t.Errorf("%s, %s: %q", lang, k, found)
			}
		}
	}
}

func TestAListRunsAsThePageDoesAndANameByItself(t *testing.T) {
	made := fill(Text{"x", "مرحبًا {name}، {event}"}, Values{"name": "\u2068Ana\u2069 و\u00a0\u2068Luis\u2069", "event": "Ana & Luis"}, "ar")
	if want := "مرحبًا \u2068Ana\u2069 و\u00a0\u2068Luis\u2069، <bdi>Ana &amp; Luis</bdi>"; !regexp.MustCompile(regexp.QuoteMeta(want)).MatchString(made.HTML) {
		t.Errorf("want %s in %s", want, made.HTML)
	}
}
