package livejs

import "testing"

func TestWhoLeavesAFrozenRegionIsNotDrawnTwice(t *testing.T) {
	s := newSite(t, `<div id="board"><i id="ada">Ada</i></div><ul id="parking"><li id="h1">nobody</li></ul><p id="count">1</p>`)
	b := s.visit()
	q := s.stream()
	b.run(freeze)
	const ada = `<i id="ada">Ada</i>`
	q.send(patch("", `<li id="h2">`+ada+`</li>`, "selector", "#parking", "mode", "append") +
		patch("", `<li id="h1">`+ada+`</li>`) +
		patch("", `<li id="ada">Ada</li>`, "selector", "#h1", "mode", "after") +
		patch("p1", `<p id="count">2</p>`))
	b.wait(`document.getElementById('count').textContent === '2'`)
	if got := b.text(`[document.querySelectorAll('#ada').length, board.textContent, document.getElementById('parking').textContent]`); got != "1,Ada,nobody" {
		t.Errorf("while the board is frozen: %s", got)
	}
	b.run(release)
	q.left()
	s.stream().send(patch("p2", `<div id="board"></div><ul id="parking"><li id="h2">`+ada+`</li></ul>`))
	b.at("p2")
	if got := b.text(`[document.querySelectorAll('#ada').length, board.textContent, document.getElementById('parking').textContent]`); got != "1,,Ada" {
		t.Errorf("after the release: %s", got)
	}
}

func TestAHandComesInBetweenWhatCameAtOnce(t *testing.T) {
	s := newSite(t, `<p id="a">1</p><p id="b">1</p><p id="c">1</p>`)
	b := s.visit()
	b.run(`
		globalThis.order = []
		const hand = new MessageChannel()
		hand.port1.onmessage = () => order.push('hand')
		document.addEventListener('datastar-fetch', ({ detail }) => {
			if (detail.type !== 'datastar-patch-elements') return
			if (order.push('patch') === 1) hand.port2.postMessage(0)
			for (const until = performance.now() + 20; performance.now() < until;); // a slow phone
		})`)
	s.stream().send(patch("", `<p id="a">2</p>`) + patch("", `<p id="b">2</p>`) + patch("p1", `<p id="c">2</p>`))
	b.at("p1")
	if got := b.text(`order`); got != "patch,hand,patch,patch" {
		t.Errorf("in this order: %s", got)
	}
}
