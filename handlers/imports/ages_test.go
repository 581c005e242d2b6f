package imports_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
)

var tags = regexp.MustCompile(`<[^>]*>`)

func TestThePreviewSaysWhichAgesWereReadBesideNames(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		c.NoScript = true
		path := bring(w.T, c, "list.csv", []byte("Name;Side\nMia Keller (child, 6);Amara\nTom Keller, aged 4;Amara\nZoe Keller (infant);Amara\nAnna Keller;Amara\n"))
		text := strings.Join(strings.Fields(tags.ReplaceAllString(c.Get(path).Status(200).Says("Import 4 guests").Text, " ")), " ")
		for _, said := range []string{"Mia Keller (child, 6)", "Tom Keller (child, 4)", "Zoe Keller (infant)"} {
			if !strings.Contains(text, said) {
				t.Errorf("%q is not in %s", said, text)
			}
		}
		if strings.Contains(text, "Anna Keller (") {
			t.Error("a grown-up's age is told")
		}
	})
}
