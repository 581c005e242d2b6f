package replies_test

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext"
	"golang.org/x/net/html"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/questions"
	"convive/views/locale"
)

// english finds a sentence of the product that stands untranslated in a text.
type english struct {
	id string
	in *regexp.Regexp
}

var place = regexp.MustCompile(`\\\{\w+\\\}`)

// translated are the sentences that a language says otherwise than English does. Short words have to be a whole text.
func translated(t *testing.T, lang string) (all []english) {
	t.Helper()
	content, err := os.ReadFile("../../views/locale/" + lang + ".po")
	if err != nil {
		t.Fatal(err)
	}
	po := gotext.NewPo()
	po.Parse(content)
	for id, entry := range po.GetDomain().GetTranslations() {
		letters := len(place.ReplaceAllString(regexp.QuoteMeta(id), ""))
		if id == "" || !entry.IsTranslated() || entry.PluralID == "" && entry.Get() == id || letters < 4 {
			continue
		}
		for _, said := range []string{id, entry.PluralID} {
			pattern := place.ReplaceAllString(regexp.QuoteMeta(said), ".+")
			if letters < 14 {
				pattern = "^" + pattern + "$"
			}
			if said != "" {
				all = append(all, english{said, regexp.MustCompile(pattern)})
			}
		}
	}
	return all
}

// spoken are the texts of a page that somebody reads or hears, save for names, which bear the mark of our data.
func spoken(t *testing.T, page string) (texts []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for node := range root.Descendants() {
		switch {
		case node.Type == html.TextNode && node.Parent.Data != "script":
			texts = append(texts, strings.TrimSpace(node.Data))
		case node.Type == html.ElementNode:
			for _, attr := range node.Attr {
				if attr.Key == "aria-label" || attr.Key == "title" || attr.Key == "alt" || strings.HasPrefix(attr.Key, "data-text-") {
					texts = append(texts, strings.TrimSpace(attr.Val))
				}
			}
		}
	}
	return slices.DeleteFunc(texts, func(text string) bool { return strings.Contains(text, "OURS") })
}

func TestGuestsPagesAreInTheirLanguageToTheLastSentence(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		settle(w, db.Set{"languages": db.Words(locale.Known)})
		guest, next := w.Household(w.Ours.Households[0]), w.Household(w.Ours.Households[1])
		guest.NoScript, next.NoScript = true, true
		guest.Post(home(w, 0)+draft+"/sending", all(w)...).Status(303)
		guest.Post(home(w, 0)+"/requests/asking", "kind", "seating", "words", "…").Status(303)
		guest.Get(home(w, 0)) // says that it was sent, in the language of the moment
		own, other := home(w, 0), home(w, 1)
		for _, lang := range locale.Known[1:] {
			left := translated(t, lang)
			look := func(a webtest.Answer) {
				t.Helper()
				a.Says(`<html lang="` + lang + `" dir="` + locale.Dir(locale.With(t.Context(), lang)) + `"`)
				for _, text := range spoken(t, a.Text) {
					for _, e := range left {
						if e.in.MatchString(text) {
							t.Errorf("%s, %s: %q is left in English (%q)", lang, a.Request.URL.Path, text, e.id)
						}
					}
				}
			}
			for _, path := range []string{own, own + "/receipt", own + "/requests", own + draft + "?step=who", own + draft + "?step=meals",
				own + draft + "?step=diets", own + draft + "?step=review"} {
				look(guest.In(lang, path).Status(http.StatusOK))
			}
			look(next.In(lang, other).Status(http.StatusOK))
			look(next.In(lang, other+draft).Status(http.StatusOK))
			look(guest.In(lang, "/w/amara-jonas").Status(http.StatusOK))
			look(guest.Post("/w/amara-jonas/code", "code", "ZZZZ-ZZZZ"))
			look(guest.Post(own+draft+"/sending", "reply.nobody.nothing", "attending").Status(http.StatusUnprocessableEntity))
			look(guest.Post(own+"/requests/asking", "kind", "x").Status(http.StatusUnprocessableEntity))
			for _, nowhere := range []string{"/r/nothing", "/w/amara-jonas/nothing", "/w/no-such-event"} {
				if nowhere == "/r/nothing" {
					w.Anonymous().Get(nowhere).Status(http.StatusNotFound).Says("This link opens no invitation.", "ask them for a new link").SaysNot("not yours to see")
				}
				look(w.Anonymous().Send(webtest.Raw{Method: http.MethodGet, Path: nowhere, Header: map[string]string{"Accept-Language": lang}}).Status(http.StatusNotFound))
			}
		}
	})
}

// A question in a script that runs the other way keeps its mark at its own end, also where it must be answered.
func TestAQuestionOfAnotherScriptStandsByItself(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, kind := range []questions.Kind{questions.Choice, questions.Text} {
			q := questions.Draft{Asks: "How do you get there?", AnswerKind: kind, Per: questions.Household, Required: true}
			if kind == questions.Choice {
				q.Options = "By train\nBy car"
			}
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return questions.Add(tx, q) })
		}
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "all").Status(200)
		if n := strings.Count(guest.In("ar", home(w, 0)+draft+"?step=questions").Text, "\u2068How do you get there?\u2069"); n != 2 {
			t.Errorf("%d of two questions stand by themselves", n)
		}
	})
}

// A name and what they answered are isolated each by itself: the line runs as the page does, whatever they are written in.
func TestALineOfAnswersRunsAsThePageDoes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		q := questions.Draft{Asks: "Which bus?", AnswerKind: questions.Choice, Per: questions.Person, Options: "Early\nLate"}
		id := string(w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return questions.Add(tx, q) }).Change.(change.QuestionAdded).Question)
		field := "answer." + id + "." + string(w.Ours.Guests[0].ID)
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/sending", append(all(w), field, "", field, "Late", "asked-songs", "1", "songs", "Jolene")...).Change()
		line := regexp.MustCompile(`<dd class="words">\s*<bdi>Ada Lawson OURS</bdi>:\s*<bdi>\x{2068}?Late\x{2069}?</bdi>`)
		if text := guest.In("he", home(w, 0)+"/receipt").Says(`<dd class="words" dir="auto">Jolene`).Text; !line.MatchString(text) {
			t.Errorf("the line takes a direction of its own:\n%s", text)
		}
	})
}

func TestAStepNamesAllThatIsWrongAtOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ask := func(q questions.Draft) string {
			return "answer." + string(w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return questions.Add(tx, q) }).Change.(change.QuestionAdded).Question)
		}
		cots := ask(questions.Draft{Asks: "How many cots?", AnswerKind: questions.Number, Per: questions.Household})
		stay := ask(questions.Draft{Asks: "Where do you stay?", AnswerKind: questions.Text, Per: questions.Household, Required: true})
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "all").Status(200)
		guest.Post(home(w, 0)+draft+"/steps", "step", "questions", "go", "next", cots, "Two", stay, "").Status(200).
			Says("2 things to mend", "How many cots? Write a number that is not below 0, as in 2.", "Where do you stay? Please answer this too")
	})
}
