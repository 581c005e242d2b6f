package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// The windows' sizes in CSS pixels.
var (
	phone  = browser.Size{Width: 390, Height: 930}
	laptop = browser.Size{Width: 780, Height: 728}
)

// stage is the three windows, and a fourth in which their pictures are put side by side.
type stage struct {
	guest, host, planner *window
	table                context.Context
	frames               []frame
}

// frame is one picture of the story; seconds is how long it stands.
type frame struct {
	png     []byte
	seconds float64
}

// story plays a few moments of a wedding and takes a picture of each.
func (s *server) story() ([]frame, error) {
	ctx, end, err := browser.Open()
	if err != nil {
		return nil, err
	}
	defer end()
	st := &stage{table: ctx}
	for _, act := range []func(*server) error{st.enter, st.dragged, st.dropped, st.replied, st.takenBack} {
		if err := act(s); err != nil {
			return nil, err
		}
	}
	return st.frames, nil
}

// enter opens the three windows.
func (st *stage) enter(s *server) (err error) {
	if st.host, err = s.open(st.table, laptop); err != nil {
		return err
	}
	if st.planner, err = s.open(st.table, laptop); err != nil {
		return err
	}
	if st.guest, err = s.open(st.table, phone); err != nil {
		return err
	}
	if err = errors.Join(st.host.as("host"), st.planner.as("planner")); err != nil {
		return err
	}
	link, err := st.linkOf("Benedict Afolabi")
	if err != nil {
		return err
	}
	if err := chromedp.Do(st.guest.ctx, chromedp.Navigate(s.url+link)); err != nil {
		return err
	}
	if err := browser.Wait(st.guest.ctx, `document.querySelector('#invitation')`); err != nil {
		return err
	}
	if err := errors.Join(st.host.at("/e/amara-jonas/guests?view=people&q=Afolabi"), st.planner.at("/e/amara-jonas/seating")); err != nil {
		return err
	}
	return st.take(3, "Ben has his invitation open, Amara the guest list, Anna the seating.")
}

// linkOf is a household's personal link, as its page shows it to a host.
func (st *stage) linkOf(guest string) (path string, err error) {
	if err := st.host.at("/e/amara-jonas/guests?view=people&q=Afolabi"); err != nil {
		return "", err
	}
	// A guest's row leads to the household.
	if _, err = st.host.eval(fmt.Sprintf(`[...document.querySelectorAll('a')].find(a => a.textContent.trim() === %q).click(), true`, guest)); err != nil {
		return "", err
	}
	if err = browser.Wait(st.host.ctx, `document.querySelector('a[href*="/r/"], a[href*="/households/"]') && !location.search`); err != nil {
		return "", err
	}
	if household, _ := st.host.text(`document.querySelector('a[href*="/r/"]') ? '' : document.querySelector('a[href*="/households/"]').getAttribute('href')`); household != "" {
		if err := st.host.at(household); err != nil {
			return "", err
		}
	}
	link, err := st.host.text(`document.querySelector('a[href*="/r/"]').href`)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(link)
	if err != nil {
		return "", err
	}
	return u.Path, nil
}

// How the board's pieces are found.
const (
	family = `[...document.querySelectorAll('.parked')].find(p => p.textContent.includes('Rachel Afolabi')).querySelector('.seat-household')`
	table4 = `[...document.querySelectorAll('.seat-table')].find(t => t.querySelector('h3').textContent === 'Table 4')`
)

// dragged holds a family over a table.
func (st *stage) dragged(*server) error {
	p := st.planner
	if _, err := p.eval(`(` + table4 + `).scrollIntoView({block: 'center', behavior: 'instant'}), true`); err != nil {
		return err
	}
	err := errors.Join(p.mouse(input.DispatchMouseEventTypeMousePressed, family), p.mouse(input.DispatchMouseEventTypeMouseMoved, table4),
		p.mouse(input.DispatchMouseEventTypeMouseMoved, table4), browser.Wait(p.ctx, `document.querySelector('.ghost')`))
	if err != nil {
		return err
	}
	return st.take(2, "Anna drags a family of four to Table 4 …")
}

// dropped lets go; the host's list follows.
func (st *stage) dropped(*server) error {
	if err := st.planner.mouse(input.DispatchMouseEventTypeMouseReleased, table4); err != nil {
		return err
	}
	const shown = `document.querySelector('#main').textContent.split('Table 4').length > 4`
	if err := errors.Join(browser.Wait(st.host.ctx, shown), browser.Wait(st.host.ctx, `document.body.textContent.includes('Anna Berg seated')`)); err != nil {
		return err
	}
	return st.take(3.5, "… and Amara's list says so in the same moment, and who did it.")
}

// replied answers for the plus-one on the phone; list and board follow.
func (st *stage) replied(*server) error {
	g := st.guest
	if err := clicked(g, `document.querySelector('a[href$="/reply"]')`, `document.querySelector('#reply')`); err != nil {
		return err
	}
	if _, err := g.eval(`[...document.querySelectorAll('#reply input[value=attending]')].forEach(i => i.click()), true`); err != nil {
		return err
	}
	for range 6 {
		step, err := g.text(`document.querySelector('.reply-title').textContent`)
		if err != nil {
			return err
		}
		next := fmt.Sprintf(`document.querySelector('#receipt') || document.querySelector('.reply-title').textContent !== %q`, step)
		if err := clicked(g, `[...document.querySelectorAll('#reply .button-filled')].at(-1)`, next); err != nil {
			return err
		}
		if sent, err := g.eval(`!!document.querySelector('#receipt')`); sent || err != nil {
			break
		}
	}
	err := errors.Join(browser.Wait(g.ctx, `document.querySelector('#receipt')`),
		browser.Wait(st.planner.ctx, `document.querySelector('#parking').textContent.includes('Benedict Afolabi')`),
		browser.Wait(st.host.ctx, `document.body.textContent.includes('replied')`))
	if err != nil {
		return err
	}
	if _, err := st.planner.eval(`[...document.querySelectorAll('.parked')].find(p => p.textContent.includes('Benedict Afolabi')).scrollIntoView({block: 'nearest'}), true`); err != nil {
		return err
	}
	return st.take(4, "Ben answers on his phone: they come. The list counts them, and the seating has his guest in parking.")
}

// takenBack undoes the move.
func (st *stage) takenBack(*server) error {
	if _, err := st.planner.eval(`document.querySelector('#notices .notice-link').click(), true`); err != nil {
		return err
	}
	err := errors.Join(browser.Wait(st.planner.ctx, `document.querySelector('#notices').textContent.includes('Taken back')`),
		browser.Wait(st.host.ctx, `document.querySelector('#main').textContent.split('no seat').length > 5`))
	if err != nil {
		return err
	}
	return st.take(3.5, "Anna takes it back. Nobody has reloaded anything.")
}

func clicked(w *window, element, then string) error {
	if _, err := w.eval(`(` + element + `).click(), true`); err != nil {
		return err
	}
	return browser.Wait(w.ctx, then)
}
