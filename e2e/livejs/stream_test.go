package livejs

import (
	"strings"
	"testing"
)

func TestAPageShowsWhatTheStreamSends(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><table><tbody id="rows"><tr id="r1"><td>Anna</td></tr></tbody></table>`)
	b := s.visit()
	q := s.next()
	if q.position != "p0" || q.poll || q.query != "q=a" {
		t.Fatalf("asked for %q, poll %v, ?%s", q.position, q.poll, q.query)
	}
	b.is("reconnecting")
	q.hello("b1")
	b.is("live")
	b.wait(`document.querySelector('live-page [role=status]').textContent === 'Live'`)
	q.send(patch("", `<p id="count">2</p>`) + patch("p1", "<tr id=\"r2\"><td>Zoë\n🌻</td></tr>", "selector", "#rows", "mode", "append"))
	b.at("p1")
	if got := b.text(`document.getElementById('count').textContent + document.getElementById('rows').innerText`); got != "2Anna\nZoë 🌻" {
		t.Errorf("the page shows %q", got)
	}
	if got := b.text(`document.querySelector('live-page').dataset.changes`); got != "1" {
		t.Errorf("%s deliveries", got)
	}
}

func TestADeliveryCutInTheMiddleIsAskedForAgain(t *testing.T) {
	s := newSite(t, `<ul id="list"><li id="a">a</li></ul>`)
	b := s.visit()
	insert := patch("", `<li id="b">b</li>`, "selector", "#a", "mode", "after")
	rest := patch("p1", `<li id="c">ç</li>`, "selector", "#b", "mode", "after")
	inCedilla := strings.Index(rest, "ç") + 1
	q := s.stream()
	q.send(insert + rest[:inCedilla])
	b.wait(`document.getElementById('b')`)
	q.cut()

	q = s.stream()
	if q.position != "p0" {
		t.Errorf("resumed at %q", q.position)
	}
	q.send(insert + rest[:inCedilla])
	q.send(rest[inCedilla:])
	b.at("p1")
	if got := b.text(`[...document.querySelectorAll('li')].map(li => li.id + li.textContent)`); got != "aa,bb,cç" {
		t.Errorf("the list is %s", got)
	}
	q.cut()
	if q = s.stream(); q.position != "p1" {
		t.Errorf("resumed at %q after the delivery was complete", q.position)
	}
}

func TestAnInsertOfARowThatIsThereAlreadyMovesAndUpdatesIt(t *testing.T) {
	s := newSite(t, `<ul id="list"><li id="a">a</li><li id="b"><input id="in"></li><li id="c">c</li></ul>`)
	b := s.visit()
	b.run(`document.getElementById('in').focus()`)
	q := s.stream()
	for i, c := range []struct{ mode, selector, html, want string }{
		{"append", "#list", `<li id="a">A</li><li id="d">d</li>`, "b c aA dd"},
		{"prepend", "#list", `<li id="e">e</li><li id="d">D</li>`, "ee dD b c aA"},
		{"before", "#c", `<li id="e">E</li><li id="f">f</li>`, "dD b eE ff c aA"},
		{"after", "#a", `<li id="g">g</li><li id="b" class="x"><input id="in"></li>`, "dD eE ff c aA gg b"},
	} {
		position := string(rune('p' + i))
		q.send(patch(position, c.html, "mode", c.mode, "selector", c.selector))
		b.at(position)
		got := b.text(`[...document.getElementById('list').children].map(li => li.id + (li.id === 'c' ? '' : li.textContent)).join(' ')`)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.mode, got, c.want)
		}
	}
	if got := b.text(`document.activeElement.id + document.getElementById('b').className`); got != "inx" {
		t.Errorf("the moved row: %s", got)
	}
}

func TestAServerThatRestartsIsFoundAgainByExactlyOneStream(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	b := s.visit()
	s.stream().send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.allow("answer 502")
	s.Server.CloseClientConnections()
	b.is("reconnecting")
	for range 3 {
		s.next().refuse(502, "")
	}
	q := s.stream()
	if q.position != "p1" {
		t.Errorf("resumed at %q", q.position)
	}
	q.send(patch("p2", `<p id="count">3</p>`))
	b.at("p2")
	b.is("live")
	s.holds(1)
}

func TestAProperEndOfAStreamIsFollowedByTheNext(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	b := s.visit()
	s.stream().end()
	s.stream()
	b.is("live")
}

func TestAStreamWithoutBeatsIsGivenUp(t *testing.T) {
	s := newSite(t, "")
	s.set("data-silence-ms", "300")
	b := s.visit()
	q := s.stream()
	b.is("live")
	for range 3 { // comments are no beat: a proxy sends them for a dead server
		q.send(": still here\n\n")
	}
	q.left()
	q = s.stream()
	b.is("live")
	q.send("event: convive-beat\ndata: {}\n\n").end()
}

func TestStartingTwiceYieldsOneStream(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	b := s.visit()
	q := s.stream()
	b.is("live")
	b.run(`
		const page = document.querySelector('live-page')
		document.body.append(page.cloneNode(true))
		page.connectedCallback()
		await import('/static/components/live.js?again')
		dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))`)
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	if got := b.text(`document.querySelector('live-page').counts.asked`); got != "1" || s.most != 1 {
		t.Errorf("%s streams asked for, %d at once", got, s.most)
	}
	// In every order and many times at once: never two.
	b.run(`
		const page = document.querySelector('live-page')
		for (let i = 0; i < 20; i++) {
			page.resync(); dispatchEvent(new Event('offline')); dispatchEvent(new Event('online')); page.resync()
			dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))
			if (i % 7 === 0) await new Promise(requestAnimationFrame)
		}`)
	go func() {
		for q := range s.asked {
			go q.try("event: convive-hello\ndata: {}\n\n" + patch("p2", `<p id="count">3</p>`))
		}
	}()
	t.Cleanup(func() { s.letGo(); s.Server.Close(); close(s.asked) })
	b.at("p2")
	s.holds(1)
	b.is("live")
}
