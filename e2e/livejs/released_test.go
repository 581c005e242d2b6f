package livejs

import "testing"

// Two deliveries arrive together; at the first a component lets go of its region.
func TestWhatWasHeldIsShownBeforeADeliveryThatCameWithTheRelease(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li><li id="b">b</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('a'); document.addEventListener('live-delivery', ({detail}) => detail.position === 'p2' && goOn('a'))`)
	q.send(patch("p2", `<li id="a">A2</li>`) + patch("p3", `<p id="count">3</p>`))
	b.at("p3")
	if got := b.text(`document.getElementById('a').textContent`); got != "A2" {
		t.Errorf("a shows %s", got)
	}
}

func TestWhatWasHeldNeverComesOverWhatIsNewer(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li><li id="b">b</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('a'); document.addEventListener('live-delivery', ({detail}) => detail.position === 'p2' && goOn('a'))`)
	q.send(patch("p2", `<li id="a">A2</li>`) + patch("p3", `<li id="a">A3</li>`))
	b.at("p3")
	b.run(`hold('b'); goOn('b')`)
	q.send(patch("p4", `<li id="b">B4</li>`))
	b.at("p4")
	b.run(`hold('b')`)
	q.send(patch("p5", `<li id="b">B5</li>`) + patch("p6", `<p id="count">6</p>`))
	b.wait(`document.getElementById('count').textContent === '6'`)
	b.run(`goOn('b')`)
	b.at("p6")
	if got := b.text(`document.getElementById('list').textContent`); got != "A3B5" {
		t.Errorf("list shows %s", got)
	}
}

// A new stream has greeted, nothing has come yet, the region is released, the stream breaks.
func TestAReleaseAfterAGreetingReachesNothing(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('a')`)
	q.send(patch("", `<li id="a">A2</li>`) + patch("p2", `<p id="count">3</p>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	q.end()
	q = s.stream()
	if q.position != "p1" {
		t.Errorf("it resumed at %q", q.position)
	}
	q.hello("b1")
	b.wait(`document.querySelector('live-page').state === 'live'`)
	b.run(`goOn('a')`)
	q.end()
	q = s.stream()
	if got := b.text(`document.getElementById('a').textContent`); got != "A2" && q.position == "p2" {
		t.Errorf("a shows %s, and it resumes at %q", got, q.position)
	}
}

// A row moves while an insert beside it is held back.
func TestAMoveWaitsForAnInsertBesideIt(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="one"><li id="w">w</li></ul><ul id="two"><li id="y">y</li><li id="k">k</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('one')`)
	q.send(patch("", `<li id="w">w</li>`, "selector", "#y", "mode", "after") + patch("p2", "", "selector", "#one #w", "mode", "remove"))
	// two is y w k; now it becomes y k w
	q.send(move("p3", "k", "after", "y"))
	q.send(patch("p4", `<p id="count">3</p>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	b.run(`goOn('one')`)
	b.wait(`document.querySelector('live-page').position !== 'p1' || document.querySelector('live-page').position === ''`)
	if got, p := b.text(`document.getElementById('two').textContent`), b.text(`document.querySelector('live-page').position`); got != "ykw" && p == "p4" {
		t.Errorf("two shows %s at %s", got, p)
	}
}

// A component has drawn in its region what it takes back when it lets go; meanwhile a search brought the page at another position.
func TestARegionThatAnotherAddressWasDrawnOverIsFetchedWholeWhenItIsReleased(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li></ul>`)
	s.set("data-rest-ms", "1")
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('a')`)
	q.send(patch("", `<li id="a">A2</li>`) + patch("p2", `<p id="count">3</p>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	b.run(`(() => {
		const page = document.querySelector('live-page')
		page.dataset.position = 'q3'
		page.dataset.url = '/live?q=b'
	})()`)
	q.left()
	q = s.stream()
	if q.position != "q3" {
		t.Errorf("it resumed at %q", q.position)
	}
	q.send(patch("q4", `<p id="count">4</p>`))
	b.wait(`document.getElementById('count').textContent === '4'`)
	b.run(`goOn('a')`)
	q.left()
	if q = s.stream(); q.position != "" {
		t.Errorf("it goes on from %q, and a shows %s", q.position, b.text(`document.getElementById('a').textContent`))
	}
}
