package livejs

import (
	"strings"
	"testing"
)

// overlapping is a page whose one form can be sent again while it is in flight; states holds what is told of it.
func overlapping(t *testing.T, form string) (*site, *tab) {
	s, b := commands(t, form)
	b.run(`globalThis.states = []; document.addEventListener('command-state', ({detail: {state, own}}) => states.push(state + '/' + own))`)
	return s, b
}

// sends writes a name and sends the form.
func (b *tab) sends(s *site, name string) *post {
	b.t.Helper()
	b.run(`document.getElementById('name').value = '` + name + `'; document.getElementById('go').click()`)
	return s.nextPost()
}

func (b *tab) told(want string) {
	b.t.Helper()
	if got := b.text(`states.join(' ')`); got != want {
		b.t.Errorf("the form went through %q, want %q", got, want)
	}
}

func TestOverlappingCommandsAreSavedWhenTheLastOfThemWas(t *testing.T) {
	s, b := overlapping(t, form)
	first, second := b.sends(s, "Anna"), b.sends(s, "Ben")
	if first.id() == second.id() {
		t.Fatal("two contents under one id")
	}
	first.status(204)
	b.wait(`settled === 1`)
	b.told("pending/pending pending/pending")
	second.status(204)
	b.wait(`settled === 2`)
	b.told("pending/pending pending/pending saved/saved saved/saved")
	if third := b.sends(s, "Ben"); third.id() == second.id() {
		t.Error("a third command has the id of the second, which was saved")
	}
}

func TestAnOverlappingCommandThatFailsIsFailedAndKeepsItsId(t *testing.T) {
	s, b := overlapping(t, form)
	b.allow("answer 500")
	first, second := b.sends(s, "Anna"), b.sends(s, "Ben")
	first.status(204)
	b.wait(`settled === 1`)
	second.status(500)
	b.wait(`settled === 2`)
	b.told("pending/pending pending/pending failed/saved failed/failed")
	again := b.sends(s, "Ben")
	if again.id() != second.id() {
		t.Error("tried again under another id: two things may be made")
	}
	again.status(204)
	b.wait(`settled === 3`)
	b.told("pending/pending pending/pending failed/saved failed/failed pending/pending saved/saved")
}

func TestAnOverlappingCommandThatFailsFirstStaysFailed(t *testing.T) {
	s, b := overlapping(t, form)
	b.allow("answer 500")
	first, second := b.sends(s, "Anna"), b.sends(s, "Ben")
	first.status(500)
	b.wait(`settled === 1`)
	b.told("pending/pending pending/pending failed/failed")
	second.status(204)
	b.wait(`settled === 2`)
	b.told("pending/pending pending/pending failed/failed failed/failed failed/saved")
}

func TestAnOverlappingCommandIsSentAgainAfterTheOtherHasEnded(t *testing.T) {
	s, b := overlapping(t, form)
	b.allow("answer 502")
	b.run(`document.body.dataset.againMs = 10`)
	first, second := b.sends(s, "Anna"), b.sends(s, "Ben")
	second.status(204)
	b.wait(`settled === 1`)
	first.status(502)
	again := s.nextPost()
	if again.id() != first.id() {
		t.Error("the first was sent again under another id")
	}
	again.status(204)
	b.wait(`settled === 2`)
	b.told("pending/pending pending/pending again/again saved/saved saved/saved")
}

func TestOneCommandInTwoSendingsIsSavedWhenOneOfThemWas(t *testing.T) {
	s, b := overlapping(t, form)
	b.allow("answer 500")
	first, second := b.sends(s, "Anna"), b.sends(s, "Anna")
	if first.id() != second.id() {
		t.Fatal("one content under two ids")
	}
	first.status(204)
	b.wait(`settled === 1`)
	second.status(500)
	b.wait(`settled === 2`)
	b.told("pending/pending pending/pending saved/saved")
}

func TestAFormThatGoesOnceIsNotSentAgainByThePage(t *testing.T) {
	s, b := overlapping(t, `<form data-once`+form[len("<form"):])
	b.allow("answer 502", "FetchFailed", "Max retries")
	b.run(`document.body.dataset.againMs = 10`)
	first := b.sends(s, "Anna")
	first.status(502)
	b.wait(`settled === 1`)
	b.told("pending/pending failed/failed")
	if got := b.text(`document.getElementById('notices').textContent`); got != "No network." {
		t.Errorf("the page says %q", got)
	}
	again := b.sends(s, "Anna")
	if again.id() != first.id() {
		t.Error("sent by hand it is another command")
	}
	again.status(502)
	b.wait(`settled === 2`)
	if len(s.posts) != 0 {
		t.Errorf("the page sent it %d times more", len(s.posts))
	}
}

func TestAFormThatIsNotSentIsNotPending(t *testing.T) {
	s, b := overlapping(t, strings.Replace(form, "</form>", `<button id="skip" formnovalidate>Skip</button></form>`, 1))
	b.run(`document.getElementById('name').required = true; document.getElementById('name').value = ''; document.getElementById('skip').click()`)
	b.told("")
	b.sends(s, "Anna").status(204)
	b.wait(`settled === 1`)
	b.told("pending/pending saved/saved")
}
