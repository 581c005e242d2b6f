package locale

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"
)

func in(code string) context.Context { return With(context.Background(), code) }

// sample is a small Arabic catalogue; "Bye" is not translated, and the plural lacks its form for two.
const sample = `msgid ""
msgstr ""
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "Hello {name}"
msgstr "مرحبا {name}"

msgid "Bye"
msgstr ""

#~ msgid "Old"
#~ msgstr "قديم"

msgid "{n} guest"
msgid_plural "{n} guests"
msgstr[0] "لا ضيوف"
msgstr[1] "ضيف"
msgstr[2] ""
msgstr[3] "{n} ضيوف"
msgstr[4] "{n} ضيفًا"
msgstr[5] "{n} ضيف"

msgid "After that, {link}."
msgstr "بعد ذلك، {link} من فضلك."
`

func inSample() context.Context {
	arabic := *languages()["ar"]
	arabic.sentences = read([]byte(sample))
	return context.WithValue(context.Background(), contextKey{}, &arabic)
}

func TestThePartsOfASentenceAreTheSentence(t *testing.T) {
	ctx := inSample()
	parts := Parts(ctx, "Hello {name}", "name", "كريم")
	if want := []Part{{Text: "مرحبا "}, {Text: "كريم", Place: "name"}, {}}; !slices.Equal(parts, want) {
		t.Errorf("%q, want %q", parts, want)
	}
	var joined string
	for _, p := range Parts(in("en"), "{guest} and {other}. {x}", "guest", "Ada Jr.", "other", "Bo Jr.") {
		joined += p.Text
	}
	if want := T(in("en"), "{guest} and {other}. {x}", "guest", "Ada Jr.", "other", "Bo Jr."); joined != want || want != "Ada Jr. and Bo Jr. {x}" {
		t.Errorf("%q, want %q", joined, want)
	}
}

func TestASentenceIsSaidInTheLanguageOfTheContext(t *testing.T) {
	ctx := inSample()
	for got, want := range map[string]string{
		T(ctx, "Hello {name}", "name", "كريم"): "مرحبا كريم",
		T(ctx, "Bye"):                         "Bye",
		T(ctx, "Old"):                         "Old",
		T(ctx, "{n} of {m}", "n", 1, "m", 24): "١ of ٢٤",
		Say(ctx, "Hello {name}", "name", 7):   "مرحبا ٧",
		T(in("en"), "Hello {name}"):           "Hello {name}",
		T(context.Background(), "Hello"):      "Hello",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPluralsFollowTheRuleOfTheLanguage(t *testing.T) {
	for n, want := range map[int]string{0: "لا ضيوف", 1: "ضيف", 2: "٢ guests", 5: "٥ ضيوف", 11: "١١ ضيفًا", 102: "١٠٢ ضيف"} {
		if got := N(inSample(), "{n} guest", "{n} guests", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 of Anna", 1: "1 by Anna", 1234: "1,234 of Anna"} {
		if got := N(in("en"), "{n} by {who}", "{n} of {who}", n, "who", "Anna"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestWhatFillsAPlaceIsNeverReadAgain(t *testing.T) {
	for _, c := range []struct{ sentence, name, want string }{
		{"{name} and {n}", "{n}", "{n} and 3"},
		{"{name}", "{name}", "{name}"},
		{"{ name } {name", "x", "{ name } {name"},
		{"{{name}}", "x", "{x}"},
		{"%s {name} %d", "%v", "%s %v %d"},
	} {
		if got := T(in("en"), c.sentence, "name", c.name, "n", 3); got != c.want {
			t.Errorf("%q: %q, want %q", c.sentence, got, c.want)
		}
	}
	if got := T(in("en"), "{name}", "name"); got != "{name}" {
		t.Errorf("half a pair gives %q", got)
	}
}

func TestASentenceThatEndsInAnAbbreviationHasOneStop(t *testing.T) {
	for _, c := range []struct{ sentence, value, want string }{
		{"Removed {name}.", "Sam Jr.", "Removed Sam Jr."}, {"Removed {name}.", "Sam", "Removed Sam."}, {"Removed {name}. Undo?", "Sam Jr.", "Removed Sam Jr. Undo?"},
		{"Removing {name}...", "Sam Jr.", "Removing Sam Jr...."}, {"Removed {name}!", "Sam Jr.", "Removed Sam Jr.!"},
	} {
		if got := Say(With(t.Context(), "en"), c.sentence, "name", c.value); got != c.want {
			t.Errorf("%q with %q: %q", c.sentence, c.value, got)
		}
	}
	if got := Say(With(t.Context(), "en"), "Removed {name}.", "name", "משה ב."); got != "Removed \u2068משה ב.\u2069" {
		t.Errorf("%q", got)
	}
}

func TestANameOfTheOtherDirectionCannotReorderTheSentence(t *testing.T) {
	for _, c := range []struct{ lang, name, want string }{
		{"en", "Anna", "Anna"}, {"en", "كريم", "\u2068كريم\u2069"}, {"en", "Anna (آنا)", "\u2068Anna (آنا)\u2069"}, {"en", "12", "12"},
		{"en", "\u2068كريم\u2069", "\u2068كريم\u2069"}, {"en", "\u2068كريم\u2069 and \u2068آنا\u2069", "\u2068\u2068كريم\u2069 and \u2068آنا\u2069\u2069"},
		{"ar", "كريم", "كريم"}, {"ar", "Anna", "\u2068Anna\u2069"}, {"he", "שרה", "שרה"}, {"he", "", ""},
	} {
		if got := T(in(c.lang), "{name}", "name", c.name); got != c.want {
			t.Errorf("%s: %q becomes %q", c.lang, c.name, got)
		}
	}
}

func TestASentenceCanBePartedAroundMarkup(t *testing.T) {
	before, after := Around(inSample(), "After that, {link}.", "link")
	if before != "بعد ذلك، " || after != " من فضلك." {
		t.Errorf("parts %q and %q", before, after)
	}
	if before, after = Around(in("en"), "{who} asks {link}.", "link", "who", "Anna"); before != "Anna asks " || after != "." {
		t.Errorf("parts %q and %q", before, after)
	}
}

func TestAnUnknownLanguageIsEnglish(t *testing.T) {
	for _, code := range []string{"", "xx", "DE", "de-AT", "../de"} {
		if got := Lang(in(code)); got != "en" {
			t.Errorf("%q is %q", code, got)
		}
	}
	for code, dir := range map[string]string{"en": "ltr", "de": "ltr", "fr": "ltr", "es": "ltr", "he": "rtl", "ar": "rtl"} {
		if OwnName(code) == code || Lang(in(code)) != code || Dir(in(code)) != dir {
			t.Errorf("%s: %s, %s", code, Lang(in(code)), Dir(in(code)))
		}
	}
}

func TestASentenceWithoutPlacesCostsNoMemory(t *testing.T) {
	ctx := inSample()
	if got := testing.AllocsPerRun(100, func() { _ = T(ctx, "Bye"); _ = Lang(ctx) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

func TestManyMayAskAtOnce(t *testing.T) {
	ctx := inSample()
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			for n := range 50 {
				_ = N(ctx, "{n} guest", "{n} guests", n+i)
				_ = Date(With(ctx, Known[n%len(Known)]), time.Unix(int64(n), 0), DateFull)
			}
		})
	}
	all.Wait()
}

func TestTheBestOfferedLanguageIsPicked(t *testing.T) {
	for _, c := range []struct {
		accept  string
		offered []string
		want    string
	}{
		{"de-AT,de;q=0.9,en;q=0.5", []string{"en", "de"}, "de"}, {"fr,de;q=0.5", []string{"en", "de"}, "de"},
		{"ar-EG", []string{"de", "ar"}, "ar"}, {"iw", []string{"en", "he"}, "he"}, {"ja", []string{"de", "en"}, "de"},
		{"", []string{"de", "en"}, "de"}, {"nonsense;;;q=x", []string{"en", "de"}, "en"}, {"de", nil, "en"},
	} {
		if got := Match(c.accept, c.offered); got != c.want {
			t.Errorf("%q of %v: %s, want %s", c.accept, c.offered, got, c.want)
		}
	}
}

func TestTheCataloguesOfTheProductAreRead(t *testing.T) {
	if got := T(in("de"), "Close"); got != "Schließen" {
		t.Errorf("German: %q", got)
	}
	if got := N(in("de"), "One thing to mend before saving.", "{n} things to mend before saving.", 1200); got != "Vor dem Speichern sind noch 1.200 Sachen zu klären." {
		t.Errorf("German: %q", got)
	}
	for _, code := range Known {
		if s := languages()[code].sentences; code != "en" && (s.one == nil || s.form == nil) {
			t.Errorf("%s.po is missing, or has no rule for plurals that can be read", code)
		}
	}
}
