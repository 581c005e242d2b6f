package livejs

import "testing"

// TestTheStreamMovesToANewAddressOnceTheHandRests points the page at two searches, one right after the other, as typing
// does.
func TestTheStreamMovesToANewAddressOnceTheHandRests(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	s.set("data-rest-ms", "1000")
	b := s.visit()
	first := s.stream()
	b.is("live")
	b.run(`(() => {
		const page = document.querySelector('live-page')
		const search = (text) => { page.dataset.position = 'of-' + text; page.dataset.url = '/live?q=' + text }
		search('an')
		setTimeout(search, 20, 'ann')
	})()`)
	first.left() // at once: what it says is of another list
	next := s.stream()
	if next.query != "q=ann" || next.position != "of-ann" {
		t.Errorf("the stream goes on at %q from %q", next.query, next.position)
	}
	next.send(patch("of-ann2", `<p id="count">2</p>`))
	b.at("of-ann2")
	if n := b.text(`document.querySelector('live-page').counts.asked`); n != "2" {
		t.Errorf("%s streams were asked for, want the first and the last", n)
	}
}
