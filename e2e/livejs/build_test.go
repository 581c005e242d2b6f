package livejs

import (
	"testing"

	"convive/e2e/browser"
)

func TestANewBuildReloadsThePageOnce(t *testing.T) {
	s := newSite(t, `<input type="hidden" value="x"><select><option>a<option>b</select>`)
	b := s.visit()
	b.run(`globalThis.old = true`)
	s.next().hello("b2")
	b.wait(`!globalThis.old && document.querySelector('live-page')`)
	// The page still comes from a server of the old build (two replicas): no circle, but a button.
	s.next().hello("b2")
	b.wait(`document.querySelector('.live-reload')?.textContent === 'Reload'`)
	b.is("live")
	if s.pageLoads() != 2 {
		t.Errorf("%d loads", s.pageLoads())
	}
}

func TestWhoIsTypingIsAskedBeforeAReload(t *testing.T) {
	for name, typing := range map[string]string{
		"focus in a field":     `document.getElementById('name').focus()`,
		"text not sent":        `document.getElementById('name').value = 'Anna'`,
		"a box ticked":         `document.getElementById('tick').checked = true`,
		"a choice made":        `document.getElementById('pick').selectedIndex = 1`,
		"another choice":       `document.getElementById('chosen').selectedIndex = 0`,
		"a dialog":             `document.getElementById('ask').showModal()`,
		"a card being dragged": freeze,
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, `<div id="board"></div><input id="name"><input id="tick" type="checkbox"><dialog id="ask">?</dialog>
				<select id="pick"><option>a<option>b</select><select id="chosen"><option>a<option selected>b</select>`)
			b := s.visit()
			q := s.next()
			b.run(typing)
			q.hello("b2").send(patch("p1", `<p id="nothing">x</p>`, "selector", "#main", "mode", "append"))
			b.wait(`document.getElementById('nothing')`)
			b.wait(`document.querySelector('.live-notice')?.textContent === 'New version.ReloadDismiss'`)
			b.is("live")
			if s.pageLoads() != 1 {
				t.Errorf("%d loads", s.pageLoads())
			}
			b.run(`globalThis.old = true; document.querySelector('.live-reload').click()`)
			b.wait(`!globalThis.old`)
		})
	}
}

func TestTheOfferToReloadIsDismissedOnceAndGivesTheFocusBack(t *testing.T) {
	s := newSite(t, `<input id="name">`)
	b := s.visit()
	b.do(browser.Keys("\t")) // the window has the focus
	b.run(`document.getElementById('name').focus()`)
	q := s.next().hello("b2")
	b.wait(`document.querySelector('.live-build')`)
	b.run(`document.querySelector('.live-build .live-dismiss').focus()`)
	b.do(browser.Keys("\r"))
	b.wait(`!document.querySelector('.live-build') && document.activeElement.id === 'name'`)
	q.cut()
	s.next().hello("b2").send(patch("p1", `<p id="nothing">x</p>`, "selector", "#main", "mode", "append"))
	b.at("p1")
	b.wait(`!document.querySelector('.live-build')`)
}

func TestAPageOfAnOldBuildThatIsBeingTypedInSaysSoAndReloadsItselfAfterwards(t *testing.T) {
	s := newSite(t, `<input id="name">`)
	b := s.visit()
	b.run(`globalThis.old = true; document.getElementById('name').focus(); document.getElementById('name').value = 'Anna'`)
	q := s.next().hello("b2")
	b.wait(`document.querySelector('.live-build')`)
	q.send(outdated) // its fragments are none of that page's
	b.wait(`document.querySelector('live-page').dataset.stopped === 'outdated' && document.querySelector('.live-notice').textContent === 'New version.Reload'`)
	b.run(`document.getElementById('name').value = ''; document.getElementById('name').blur()`)
	b.wait(`!globalThis.old && document.querySelector('live-page')`)
}
