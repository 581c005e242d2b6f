package browser

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestWhatIsSeriousIsFoundAmongTheFirstRowsOfAList(t *testing.T) {
	checker, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	for name, c := range map[string]struct {
		rows string
		want string
	}{
		"nothing":            {strings.Repeat(`<li>Anna</li>`, 50), ""},
		"a row of the first": {`<li><button></button></li>` + strings.Repeat(`<li>Anna</li>`, 50), "button-name"},
		"pale words":         {`<li class="pale">Anna</li>`, "color-contrast"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := New(t)
			visit(t, ctx, site(t, ``))
			if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.documentElement.lang = 'en'; document.title = 'Guests'
				document.body.innerHTML = '<main><h1>Guests</h1><ul>`+c.rows+`</ul></main>'
				document.querySelector('.pale')?.style.setProperty('color', '#eee'); ''`)); err != nil {
				t.Fatal(err)
			}
			got, err := Serious(ctx, string(checker))
			if err != nil || !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
				t.Errorf("found %q, %v", got, err)
			}
			got, err = Unreadable(ctx, string(checker))
			if err != nil || strings.HasPrefix(got, "color-contrast") != (c.want == "color-contrast") {
				t.Errorf("of the colours it found %q, %v", got, err)
			}
		})
	}
}
