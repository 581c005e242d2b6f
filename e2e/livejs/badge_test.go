package livejs

import "testing"

func TestThePanelOfTheBadgeCountsWhatThePageReceived(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	s.set("data-text-n-changes", "Changes: {n}")
	s.set("data-text-n-streams", "Connections: {n}")
	s.set("data-text-n-polls", "Polls: {n}")
	b := s.visit()
	q := s.stream()
	b.run(`document.querySelector('live-page summary').click()`)
	b.is("live")
	const counts = `document.querySelector('live-page .live-counts').innerText.replace(/\s+/g, ' ')`
	b.wait(counts + ` === 'Changes: 0 Connections: 1 Polls: 0'`)
	q.send(patch("p1", `<p id="count">2</p>`)).send(patch("p2", `<p id="count">3</p>`)).send(ended("", "p3"))
	b.at("p3")
	b.wait(counts + ` === 'Changes: 2 Connections: 1 Polls: 0'`)
	q.cut()
	s.stream().send(patch("p4", `<p id="count">4</p>`))
	b.wait(counts + ` === 'Changes: 3 Connections: 2 Polls: 0' && document.querySelector('live-page details').open`)
}

func TestEveryStateIsSaidInOnePoliteStatusAndDrawnApart(t *testing.T) {
	s := newSite(t, "")
	hangs(s)
	b := s.visit()
	b.allow("answer 503")
	// The first words of a page are no news; every later one is written into the same status.
	b.run(`globalThis.said = []; new MutationObserver(() => {
		const text = document.querySelector('live-page .live-text')
		const now = document.querySelector('live-page').dataset.state + ': ' + text.textContent + (text.getAttribute('role') ?? '')
		if (said.at(-1) !== now) said.push(now)
	}).observe(document.querySelector('live-page'), {subtree: true, childList: true, characterData: true, attributes: true})`)
	s.nextPoll().hello("b1").end()
	b.is("polling")
	q := s.next()
	for q.poll {
		q.hello("b1").end()
		q = s.next()
	}
	q.hello("b1")
	b.is("live")
	b.offline(true)
	b.is("offline")
	b.offline(false)
	b.wait(`said.some(s => s === 'polling: Polling every 30 sstatus') && said.includes('live: Livestatus') && said.includes('offline: Offlinestatus') && said.at(-1).startsWith('reconnecting: Reconnecting…status')`)
}
