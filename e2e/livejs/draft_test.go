package livejs

import (
	"net/http"
	"testing"
)

func TestWhatWasTappedBeforeTheScriptCameIsKeptAsADraft(t *testing.T) {
	const form = `<form data-draft="/save"><input type="hidden" name="version" value="3"><input type="radio" name="reply" value="yes"><input type="radio" name="reply" value="no" checked>
		<select name="meal"><option value="">-</option><option value="beef">Beef</option></select><textarea name="note"></textarea></form>`
	for _, c := range []struct{ tap, name, want string }{
		{`document.querySelector('[value=yes]').click()`, "reply", "yes"},
		{`document.querySelector('select').selectedIndex = 1`, "meal", "beef"},
		{`document.querySelector('textarea').value = 'no nuts'`, "note", "no nuts"},
	} {
		s := newSite(t, form)
		s.visit().run(c.tap + `; import('/static/components/draft.js')`)
		p := s.nextPost()
		if p.form.Get(c.name) != c.want || p.form.Get("go") != "draft" {
			t.Errorf("%s: %v", c.tap, p.form)
		}
		p.answer <- func(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }
	}
}

func TestAFormThatNobodyTouchedIsNoDraft(t *testing.T) {
	s := newSite(t, `<form data-draft="/save"><input type="checkbox" name="a" checked><select name="b"><option>1</option><option selected>2</option></select><input name="c" value="x"></form>`)
	b := s.visit()
	b.run(`await import('/static/components/draft.js'); dispatchEvent(new Event('pagehide'))`) // which keeps at once
	b.run(`document.querySelector('[name=c]').value = 'y'; document.querySelector('[name=c]').dispatchEvent(new Event('input', {bubbles: true}))`)
	p := s.nextPost()
	if p.form.Get("c") != "y" {
		t.Errorf("kept before anybody typed: %v", p.form)
	}
	p.answer <- func(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }
}
