package livejs

import "testing"

func finished(t *testing.T, body string) (*site, *tab, *request) {
	s := newSite(t, body)
	s.extra = `<script type="module" src="/static/components/own.js"></script><script type="module" src="/static/components/when.js"></script>`
	b := s.visit()
	return s, b, s.stream()
}

func TestOwnRowsAreMarkedAgainAfterEachPatch(t *testing.T) {
	rows := func(who string) string {
		return `<ul id="list"><li id="a" data-actor="me">Anna ` + who + `</li><li id="b" data-actor="her" class="old">Ben</li><li id="c" data-actor="me" data-you="yourself">Cy</li></ul>`
	}
	_, b, q := finished(t, rows("1"))
	state := `[...document.querySelectorAll('li')].map(li => li.className + ':' + (li.dataset.you ?? ''))`
	b.wait(state + ` + '' === 'own:you,old:,own:yourself'`)
	for _, position := range []string{"", "p1"} { // in the middle of a delivery, as in a command's reply; at its end
		q.send(patch(position, rows("2"+position)))
		b.wait(`document.getElementById('a').textContent === 'Anna 2` + position + `'`)
		if got := b.text(state); got != "own:you,old:,own:yourself" {
			t.Errorf("after the patch %s", got)
		}
	}
}

func TestTimesAreFinishedInThePageAndAgainAfterAPatch(t *testing.T) {
	at := func(minutes string) string {
		return `new Date(Date.now() + ` + minutes + ` * 60000).toISOString()`
	}
	_, b, q := finished(t, `<p id="p"></p><time id="made" data-now data-zone="Asia/Tokyo"></time>`)
	b.wait(`document.getElementById('made').textContent.match(/20\d\d at \d/)`)
	b.run(`
		document.getElementById('p').innerHTML = '<time id="t" data-relative datetime="' + ` + at("-2") + ` + '">29 August</time>'
		document.dispatchEvent(new Event('live-delivery')); await 0`)
	b.wait(`document.getElementById('t').textContent === '2 minutes ago' && document.getElementById('t').title === '29 August'`)
	when := b.text(at("3 * 24 * 60"))
	q.send(patch("p1", `<time id="t" data-relative datetime="`+when+`">1 September</time>`))
	b.at("p1")
	b.wait(`document.getElementById('t').textContent === 'in 3 days' && document.getElementById('t').title === '1 September'`)
	b.run(`document.getElementById('made').textContent = 'old'; dispatchEvent(new Event('beforeprint'))`)
	b.wait(`document.getElementById('made').textContent !== 'old'`)
}

func TestDistancesAreSaidInTheUnitThatFits(t *testing.T) {
	_, b, _ := finished(t, "")
	b.run(`
		const {relative} = await import('/static/components/when.js')
		const m = 60000, h = 60 * m, d = 24 * h
		globalThis.result = [0, -20000, 50000, -59 * m, -60 * m, 23 * h, -d, 40 * d, -70 * d, 400 * d, -800 * d].map(x => relative(x, 'en')).join('; ') + '; ' + relative(-2 * m, 'de') + '; ' + relative(0, 'de')`)
	const want = "now; now; in 1 minute; 59 minutes ago; 1 hour ago; in 23 hours; 1 day ago; in 40 days; 2 months ago; in 13 months; 2 years ago; vor 2 Minuten; jetzt"
	if got := b.text(`result`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRelativeTimesCountFromTheServersClock(t *testing.T) {
	_, b, _ := finished(t, "")
	b.run(`
		document.body.dataset.clock = '2026-08-29T12:00:00Z'
		const {now} = await import('/static/components/clock.js?again')
		globalThis.off = Math.abs(now() - Date.parse('2026-08-29T12:00:00Z'))`)
	if got := b.text(`off < 1000`); got != "true" {
		t.Errorf("off by %s ms", b.text(`off`))
	}
}
