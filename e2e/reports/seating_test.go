package reports_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// boardOnPaper is true when the board's sheet says what it is of, holds nothing of what planners alone know, has seat, name and
// meal in columns, and shows everybody who has no seat, none of them outside of their list.
const boardOnPaper = `(() => {
	const seen = (el) => el.checkVisibility({ contentVisibilityAuto: true }) && el.getClientRects().length > 0;
	const box = (el) => el.getBoundingClientRect();
	const [parking, head] = [box(document.querySelector('.parking')), document.querySelector('#seating-sheet')];
	const inside = ({ top, bottom }) => top >= parking.top && bottom <= parking.bottom;
	const waiting = [...document.querySelectorAll('.parking .seat-guest')];
	return seen(head) && ['Amara & Jonas', 'Reception', '2026'].every((words) => head.textContent.includes(words))
		&& ['.problems', '.seat-problem', '.seat-score', '.score-reach', '.seat-card', '.seat-bar', '.seat-guest-note > :not(.meal)', '.room-allergy', '.room-legend-health'].every((private) => [...document.querySelectorAll(private)].every((el) => !seen(el)))
		&& waiting.length > 30 && waiting.every((el) => seen(el) && inside(box(el)))
		&& [...document.querySelectorAll('.seat-table .seat-guest')].every(seen)
		&& [...document.querySelectorAll('.seat-table .seat-guest')].every((el) => {
			const [seat, name, meal] = [getComputedStyle(el, '::before').content, box(el.querySelector('.name')), el.querySelector('.meal')];
			return seat === JSON.stringify(el.dataset.seat ?? '') && (!meal || seen(meal) && box(meal).left >= name.right && getComputedStyle(meal.parentElement).fontSize === '0px');
		})
		&& (!document.querySelector('.seat-table') || document.querySelectorAll('.seat-table .meal').length > 60)
		&& [...document.querySelectorAll('.seat-table')].every((el) => box(el).bottom <= parking.top || box(el).top >= parking.bottom);
})()`

func TestTheBoardPrintsEverybodyAndNothingThatPlannersAloneKnow(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, path := range []string{"/../seating", "/../seating?view=room"} {
		open(t, ctx, server, path)
		must(t, browser.Wait(ctx, `customElements.get('seat-board') && document.querySelector('.problems').textContent.includes('must sit apart')`))
		fold := `(() => { for (const el of document.querySelectorAll('.seat-fold')) el.open = false; return true })()`
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](fold))
		must(t, err)
		_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		must(t, err)
		if err := browser.Wait(ctx, boardOnPaper); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		must(t, err)
	}
}
