package reports_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// box is the rectangle of the first element that a selector finds.
const box = `const box = (s) => document.querySelector(s).getBoundingClientRect();`

func TestThingsBesideEachOtherKeepTheirDistance(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "")
	for _, c := range []struct {
		what, path, holds string
		sizes             []browser.Size
	}{
		{"figures that wrap start where the first does, their rule clipped away", "/reports?report=headcount", `
			const all = [...document.querySelectorAll('.sheet-figure')], at = all.map((f) => f.getBoundingClientRect());
			const first = all.filter((_, i) => i === 0 || at[i].top > at[i - 1].top);
			return first.length > 1 && getComputedStyle(document.querySelector('.sheet-figures')).overflowX === 'clip'
				&& first.every((f) => f.getBoundingClientRect().left === at[0].left && getComputedStyle(f).borderInlineStartWidth === '0px'
					&& parseFloat(getComputedStyle(f, '::before').insetInlineStart) < 0)`, []browser.Size{browser.Phone}},
		{"the guest table runs to the edge and its last mark keeps off it", "/guests", `
			const marks = [...document.querySelectorAll('.guest-table .row-member .cell-mark > *')].map((m) => m.getBoundingClientRect().right);
			return box('.guest-table').right === innerWidth && document.documentElement.scrollWidth === innerWidth
				&& marks.length > 0 && Math.max(...marks) <= innerWidth - 8`, []browser.Size{browser.Phone}},
		{"what removes a guest stands below the form", "/guests", `
			const path = document.querySelector('#guests-rows .row-member a')?.getAttribute('href');
			if (path) { location.assign(path); return false }
			return box('.household-end').top - box('.household-form').bottom >= 16`, []browser.Size{browser.Laptop, browser.Phone}},
		{"a pill keeps off the words behind it", "/requests?show=all", `
			const pills = [...document.querySelectorAll('.ask-head > .pill')];
			return pills.length > 0 && pills.every((p) => {
				const words = document.createRange();
				words.selectNodeContents(p.nextElementSibling);
				const [next] = words.getClientRects(), pill = p.getBoundingClientRect();
				return next.top > pill.bottom || next.left - pill.right >= 4;
			})`, []browser.Size{browser.Laptop, browser.Phone}},
	} {
		for _, size := range c.sizes {
			must(t, browser.Resize(ctx, size, browser.Light))
			must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+"/e/amara-jonas"+c.path)))
			if err := browser.Wait(ctx, `(() => {`+box+c.holds+`})()`); err != nil {
				t.Errorf("%s, at %d: %v", c.what, size.Width, err)
			}
		}
	}
}
