package livejs

import "testing"

const goOn = `
	globalThis.goOn = (id) => {
		const el = document.getElementById(id)
		el.removeAttribute('data-ignore-morph')
		el.dispatchEvent(new CustomEvent('live-release', {bubbles: true, detail: {goesOn: true}}))
	}
	globalThis.hold = (id) => {
		const el = document.getElementById(id)
		el.setAttribute('data-ignore-morph', '')
		el.dispatchEvent(new Event('live-freeze', {bubbles: true}))
	}`

func TestWhatWasHeldBackFromARegionThatGoesOnIsAppliedInItsOrderWithoutAskingAnew(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li><li id="b">b</li><li id="c">c</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('a'); hold('c')`)
	q.send(patch("", `<li id="a">A</li><li id="b">B</li>`) + // one of them is free
		patch("", "", "selector", "#c", "mode", "remove") +
		patch("p2", `<p id="count">3</p>`))
	q.send(patch("", `<li id="a">AA</li>`) +
		patch("", `<li id="d">d</li>`, "selector", "#b", "mode", "after") +
		patch("p3", `<p id="count">4</p>`))
	b.wait(`document.getElementById('count').textContent === '4'`)
	shown := `document.getElementById('list').textContent + document.querySelector('live-page').position`
	if got := b.text(shown); got != "aBdcp1" {
		t.Errorf("while both are held: %s", got)
	}
	b.run(`goOn('a')`)
	b.wait(`document.getElementById('a').textContent === 'AA'`)
	if got := b.text(shown); got != "AABdcp1" {
		t.Errorf("while one is held: %s", got)
	}
	q.send(patch("p4", `<li id="a">AAA</li>`))
	b.wait(`document.getElementById('a').textContent === 'AAA'`)
	b.run(`goOn('c')`)
	b.at("p4")
	if got := b.text(shown); got != "AAABdp4" {
		t.Errorf("after the last was let go: %s", got)
	}
	q.send(patch("p5", `<p id="count">5</p>`))
	b.at("p5")
	if got := b.text(`document.querySelector('live-page').counts.asked`); got != "1" {
		t.Errorf("it asked %s times", got)
	}
}

func TestWhatNewerPatchesSayOfARowWaitsForTheOlderOnes(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="one"><li id="a">a</li></ul><ul id="two"><li id="b">b</li><li id="c">c</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('one')`)
	q.send(patch("", `<ul id="two"><li id="b">b2</li><li id="c">c2</li><li id="a">a</li></ul>`) + // who is still held comes there
		patch("p2", `<ul id="one"></ul>`))
	q.send(patch("p3", `<li id="b">b3</li>`))
	q.send(patch("", `<li id="x">x</li>`, "selector", "#c", "mode", "after") + patch("p4", `<li id="x">x4</li>`))
	q.send(patch("p5", `<p id="count">3</p>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	shown := `document.getElementById('one').textContent + '|' + document.getElementById('two').textContent`
	if got := b.text(shown); got != "a|bc" {
		t.Errorf("while one is held: %s", got)
	}
	b.run(`goOn('one')`)
	b.at("p5")
	if got := b.text(shown); got != "|b3c2x4a" {
		t.Errorf("after the release: %s", got)
	}
}

func TestARowThatMovesInARegionThatGoesOnHasThePageFetchedWhole(t *testing.T) {
	s := newSite(t, `<ul id="list"><li id="a">a</li><li id="b">b</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<li id="b">b</li>`))
	b.at("p1")
	b.run(goOn + `; hold('list'); document.addEventListener('live-delivery', () => globalThis.delivered = true)`)
	q.send(move("p2", "b", "into", "list"))
	b.wait(`globalThis.delivered`)
	b.run(`goOn('list')`)
	q.left()
	if q = s.stream(); q.position != "" {
		t.Errorf("it resumed at %q", q.position)
	}
	q.send(patch("p3", `<ul id="list"><li id="b">b</li><li id="a">a</li></ul>`))
	b.at("p3")
	if got := b.text(`document.getElementById('list').textContent`); got != "ba" {
		t.Errorf("after the release: %s", got)
	}
}

func TestWhatWasHeldBackComesAgainWithTheNextStreamAndIsAppliedOnce(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><ul id="list"><li id="a">a</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(goOn + `; hold('list')`)
	q.send(patch("", `<li id="a">A</li>`) + patch("", `<li id="b">b</li>`, "selector", "#list", "mode", "append") + patch("p2", `<p id="count">3</p>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	q.end()
	q = s.stream()
	if q.position != "p1" {
		t.Errorf("it resumed at %q", q.position)
	}
	q.hello("b1").send(patch("", `<li id="c">c</li>`, "selector", "#list", "mode", "append") + patch("p3", `<p id="count">4</p>`)) // a and b have been taken back since
	b.wait(`document.getElementById('count').textContent === '4'`)
	b.run(`goOn('list')`)
	b.at("p3")
	if got := b.text(`document.getElementById('list').textContent`); got != "ac" {
		t.Errorf("after the release: %s", got)
	}
}
