package replies_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"convive/handlers/webtest"
	"convive/static"
)

// TestGuestsPagesFindEveryStyleInTheirOwnSheet looks for classes that only the hosts' sheet knows: their rules would be
// missing on guests' pages, which load guest.css alone.
func TestGuestsPagesFindEveryStyleInTheirOwnSheet(t *testing.T) {
	whole, own := classes(static.Style), classes(static.GuestStyle)
	w := webtest.New(t, "sqlite")
	guest, next := w.Household(w.Ours.Households[0]), w.Household(w.Ours.Households[1])
	guest.NoScript = true
	at := home(w, 0)
	look := func(a webtest.Answer) {
		t.Helper()
		a.SaysNot(`/static/app.css`, "components/palette.js")
		for class := range strings.FieldsSeq(used(t, a.Text)) {
			if whole[class] && !own[class] {
				t.Errorf("%s: the rules of .%s are in static/css/hosts/", a.Request.URL.Path, class)
			}
		}
	}
	look(next.Get("/w/amara-jonas"))
	look(next.Get(home(w, 1)))
	look(guest.Get(at).Says(`/static/guest.css`))
	guest.Post(at+draft+"/sending", all(w)...).Status(303)
	guest.Post(at+"/requests/asking", "kind", "seating", "words", "…").Status(303)
	for _, path := range []string{"", "/receipt", "/requests", draft, draft + "?step=who", draft + "?step=meals", draft + "?step=diets", draft + "?step=review"} {
		look(guest.Get(at + path))
	}
	look(guest.Post(at+draft+"/sending", "reply.nobody.nothing", "attending"))
	look(guest.Post(at+"/requests/asking", "kind", "x"))
}

var selector = regexp.MustCompile(`(?m)^\s*\.([a-z][a-z0-9-]*)`)

// classes are those with which a rule of a sheet begins: others stand in a part of a page that is named.
func classes(sheet string) map[string]bool {
	all := map[string]bool{}
	for _, m := range selector.FindAllStringSubmatch(string(static.Files()[sheet].Content), -1) {
		all[m[1]] = true
	}
	return all
}

// used are the classes of a page.
func used(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for node := range root.Descendants() {
		for _, attr := range node.Attr {
			if attr.Key == "class" {
				all = append(all, attr.Val)
			}
		}
	}
	return strings.Join(all, " ")
}
