package livejs

import "testing"

const freeze = `
	globalThis.board = document.getElementById('board')
	board.setAttribute('data-ignore-morph', '')
	board.dispatchEvent(new Event('live-freeze', {bubbles: true}))`

const release = `
	board.removeAttribute('data-ignore-morph')
	board.dispatchEvent(new Event('live-release', {bubbles: true}))`

func TestTypedTextFocusCaretAndOpenDetailsSurviveAPatch(t *testing.T) {
	form := func(count string) string {
		return `<p id="count">` + count + `</p><details id="more" data-preserve-attr="open"><summary>more</summary>x</details>
			<input id="name" value=""><textarea id="note"></textarea><input id="tick" type="checkbox">`
	}
	s := newSite(t, form("1"))
	b := s.visit()
	b.run(`
		document.getElementById('more').open = true
		document.getElementById('tick').checked = true
		document.getElementById('note').value = 'no nuts'
		const name = document.getElementById('name'); name.value = 'Annabel'; name.focus(); name.setSelectionRange(2, 4)`)
	s.stream().send(patch("p1", `<main id="main">`+form("2")+`</main>`))
	b.at("p1")
	got := b.text(`[document.getElementById('count').textContent, document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart,
		document.activeElement.selectionEnd, document.getElementById('note').value, document.getElementById('tick').checked, document.getElementById('more').open]`)
	if got != "2,name,Annabel,2,4,no nuts,true,true" {
		t.Errorf("left on the page: %s", got)
	}
}

func TestAMoveKeepsTheFocusAndItsPlace(t *testing.T) {
	s := newSite(t, `<ul id="list"><li id="a">a</li><li id="b"><input id="in" value="x"></li><li id="c">c</li></ul>`)
	b := s.visit()
	order := `[...document.getElementById('list').children].map(li => li.id).join('')`
	b.run(`
		globalThis.blurs = 0
		const field = document.getElementById('in'); field.value = 'typed'; field.focus(); field.setSelectionRange(1, 3)
		field.addEventListener('blur', () => blurs++)`)
	q := s.stream()
	for _, step := range []struct{ id, where, target, want string }{
		{"b", "after", "c", "acb"}, {"b", "into", "list", "bac"}, {"a", "into", "list", "abc"}, {"c", "after", "a", "acb"}, {"c", "after", "a", "acb"},
	} {
		q.send(move("to-"+step.want+step.id, step.id, step.where, step.target))
		b.at("to-" + step.want + step.id)
		if got := b.text(order); got != step.want {
			t.Errorf("%+v: %s", step, got)
		}
	}
	if got := b.text(`[document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart, blurs]`); got != "in,typed,1,0" {
		t.Errorf("after the moves: %s", got)
	}
}

func TestAMoveThatFindsNoRowMakesThePageFetchEverything(t *testing.T) {
	s := newSite(t, `<ul id="list"><li id="a">a</li></ul>`)
	b := s.visit()
	q := s.stream()
	q.send(move("p1", "nobody", "into", "list"))
	q.left()
	q = s.stream()
	if q.position != "" {
		t.Fatalf("it resumed at %q", q.position)
	}
	q.send(move("", "nobody", "into", "list") + patch("p2", `<ul id="list"><li id="b">b</li></ul>`)) // no circle
	b.at("p2")
	b.is("live")
}

func TestAFrozenRegionIsNotDisturbedAndIsFetchedWholeAfterwards(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><div id="board"><ul id="list"><li id="a">a</li><li id="b">b</li></ul></div>`)
	b := s.visit()
	q := s.stream()
	q.send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(freeze + `; board.dispatchEvent(new Event('live-freeze', {bubbles: true}))`) // twice: it nests
	q.send(patch("", `<li id="a">A</li>`) +
		patch("", `<div id="board">gone</div>`) +
		patch("", `<main id="main">all gone</main>`) +
		patch("", `<li id="c">c</li>`, "selector", "#list", "mode", "append") +
		patch("", "", "selector", "#b", "mode", "remove") +
		move("", "b", "into", "list") +
		patch("p2", `<p id="count">3</p><li id="b">B</li>`))
	b.wait(`document.getElementById('count').textContent === '3'`)
	if got := b.text(`board.isConnected + board.textContent + document.querySelector('live-page').position`); got != "trueabp1" {
		t.Errorf("the frozen board: %s", got)
	}
	b.run(`board.dispatchEvent(new Event('live-release', {bubbles: true}))`)
	q.send(patch("p3", `<p id="count">4</p>`))
	b.wait(`document.getElementById('count').textContent === '4'`)
	b.run(release)
	q.left()
	q = s.stream()
	if q.position != "" {
		t.Errorf("after the release it resumed at %q", q.position)
	}
	q.send(patch("p4", `<div id="board"><ul id="list"><li id="c">c</li></ul></div>`))
	b.at("p4")
	if got := b.text(`board.textContent`); got != "c" {
		t.Errorf("after the release: %s", got)
	}
}

func TestAReleaseWhilePollingPollsAtOnceForEverything(t *testing.T) {
	s := newSite(t, `<div id="board">a</div>`)
	hangs(s)
	s.set("data-poll-ms", "600000")
	b := s.visit()
	s.nextPoll().hello("b1").send(ended("", "p1")).end()
	b.is("polling")
	b.run(freeze)
	b.run(release)
	if q := s.nextPoll(); q.position != "" {
		t.Errorf("it polled from %q", q.position)
	}
}

func TestARegionThatLeftThePageIsNotWaitedFor(t *testing.T) {
	s := newSite(t, `<p id="count">1</p><div id="board">a</div>`)
	b := s.visit()
	q := s.stream()
	b.run(freeze + `; board.remove()`)
	q.send(patch("p1", `<p id="count">2</p>`))
	q.left()
	if q = s.stream(); q.position != "" {
		t.Errorf("it resumed at %q", q.position)
	}
}
