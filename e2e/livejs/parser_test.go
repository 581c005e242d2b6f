package livejs

import "testing"

func TestTheReaderTakesBytesCutAnywhereAndEveryLineEnd(t *testing.T) {
	s := newSite(t, "")
	b := s.visit()
	s.stream()
	b.run(`
		const {Parser, fields, json} = await import('/static/components/live/sse.js')
		const text = ': comment\n\nevent: convive-hello\ndata: {"build":"b1"}\n\nevent: datastar-patch-elements\nid: e1:7\ndata: mode append\n' +
			'data: elements <p>Zoë 🌻\ndata: elements  two</p>\nretry: 5\nunknown\n\nid\n\ndata:x\ndata:  y\n\ndata: never ended\n'
		const read = (pieces) => { const p = new Parser(); return JSON.stringify(pieces.flatMap(x => p.push(x))) }
		const bad = []
		const want = read([new TextEncoder().encode(text)])
		for (const end of ['\n', '\r\n', '\r']) {
			const bytes = new TextEncoder().encode(text.replaceAll('\n', end))
			for (let i = 0; i <= bytes.length; i++) if (read([bytes.slice(0, i), bytes.slice(i)]) !== want) bad.push(JSON.stringify(end) + ' cut at ' + i)
			if (read([...bytes].map(b => Uint8Array.of(b))) !== want) bad.push('bytewise')
		}
		const frames = JSON.parse(want)
		globalThis.result = JSON.stringify([bad, frames.length, json(frames[0]), frames[1].id, fields(frames[1]), frames[2].id, frames[3].data, json({data: ['{']})])`)
	const want = `[[],4,{"build":"b1"},"e1:7",{"mode":"append","elements":"<p>Zoë 🌻\n two</p>"},"",["x"," y"],{}]`
	if got := b.text(`result`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestBackOffIsFullJitterAndRetryAfterHasALimit(t *testing.T) {
	s := newSite(t, "")
	b := s.visit()
	s.stream()
	b.run(`
		const {fullJitter, retryAfter} = await import('/static/components/live/backoff.js')
		const most = [0, 1, 2, 3, 4, 5, 50, 5000].map(n => fullJitter(n, 1000, 10000, () => 1))
		const none = fullJitter(3, 1000, 10000, () => 0)
		const now = Date.parse('2026-08-29T12:00:00Z')
		const after = ['2', ' 0 ', 'Sat, 29 Aug 2026 12:00:03 GMT', 'Sat, 29 Aug 2026 11:00:00 GMT', 'soon', '999999', null, '-5'].map(h => retryAfter(h, now))
		globalThis.result = JSON.stringify([most, none, after])`)
	const want = `[[1000,2000,4000,8000,10000,10000,10000,10000],0,[2000,0,3000,0,0,300000,0,0]]`
	if got := b.text(`result`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
