package reports_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// boardOnPaper is true when the board's sheet says what it is of, holds nothing of what planners alone know, has seat, name and
// what is to be known of them in columns, which end at the card's edge, and shows everybody who has no seat, none of them
// outside of their list. The list has diets and allergies, and says so; the room has nothing of that, but meals.
const boardOnPaper = `(() => {
	const seen = (el) => el.checkVisibility({ contentVisibilityAuto: true }) && el.getClientRects().length > 0;
	const box = (el) => el.getBoundingClientRect();
	const [parking, head] = [box(document.querySelector('.parking')), document.querySelector('#seating-sheet')];
	const inside = ({ top, bottom }) => top >= parking.top && bottom <= parking.bottom;
	const waiting = [...document.querySelectorAll('.parking .seat-guest')];
	const all = (chosen) => [...document.querySelectorAll(chosen)];
	const room = Boolean(document.querySelector('.room-column'));
	const health = all('.seat-guest-note > :not(.meal)');
	return seen(head) && ['Amara & Jonas', 'Reception', '2026'].every((words) => head.textContent.includes(words))
		&& ['.problems', '.seat-problem', '.seat-score', '.score-reach', '.seat-card', '.seat-bar', '.room-allergy', '.room-legend-health'].every((private) => all(private).every((el) => !seen(el)))
		&& health.length > 0 && health.every((el) => seen(el) !== room) && head.textContent.includes('not to be handed out') !== room
		&& (room || ['Nut allergy', 'No shellfish', 'Severe: carries an EpiPen'].every((words) => health.some((el) => el.textContent === words)) && all('.allergy').every((el) => getComputedStyle(el).fontWeight === '700'))
		&& waiting.length > 30 && waiting.every((el) => seen(el) && inside(box(el)))
		&& all('.seat-table .seat-guest').every(seen)
		&& all('.seat-table .seat-guest').every((el) => {
			const [seat, name, note] = [getComputedStyle(el, '::before').content, box(el.querySelector('.name')), el.querySelector('.seat-guest-note')];
			return seat === JSON.stringify(el.dataset.seat ?? '') && (!note.textContent.trim() || seen(note) && box(note).left >= name.right && getComputedStyle(note).fontSize !== '0px');
		})
		&& all('.seat-table').every((el) => ['.count', '.bar', '.seat-guest > .mark-shape'].every((end) => [...el.querySelectorAll(end)].every((one) => Math.abs(box(el).right - box(one).right - 13) <= 1)))
		&& (room || all('.seat-table .meal').length > 60)
		&& all('.seat-table').every((el) => box(el).bottom <= parking.top || box(el).top >= parking.bottom);
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
