package livejs

import "testing"

// TestWhatIsNoCommandOfOnesOwnLeavesWhatIsSaid looks something up, closes a dialog, and sends a form that a component took over
// before.
func TestWhatIsNoCommandOfOnesOwnLeavesWhatIsSaid(t *testing.T) {
	s, b := commands(t, form+`<form id="look" action="/" data-list-search><input name="q"></form><dialog open><form id="shut" method="dialog"></form></dialog>`)
	b.run(`document.getElementById('notices').insertAdjacentHTML('beforeend', '<div id="notices-refused"></div>'); import('/static/components/list-search.js').then(() => { globalThis.ready = true })`)
	b.wait(`globalThis.ready`)
	says := func(id string) {
		t.Helper()
		b.run(`document.getElementById('notices-refused').insertAdjacentHTML('beforeend', '<p id="` + id + `">No.</p>')`)
	}
	b.run(`document.dispatchEvent(new CustomEvent('datastar-fetch', {detail: {type: 'retries-failed'}}))`)
	b.wait(`document.getElementById('notice-problem')?.textContent === 'No network.'`)
	for _, id := range []string{"shut", "look"} {
		b.run(`document.getElementById('` + id + `').requestSubmit()`)
		if b.text(`document.getElementById('notice-problem')?.textContent`) != "No network." {
			t.Errorf("%s takes the problem away", id)
		}
	}

	t.Log("what a component took over has begun nothing")
	says("first")
	b.run(`document.addEventListener('submit', (event) => { event.preventDefault(); event.stopPropagation() }, {capture: true, once: true})`)
	b.click("go")
	says("second")
	b.click("go")
	b.wait(`document.getElementById('notice-problem') === null`)
	says("third")
	s.nextPost().status(204)
	b.wait(`settled === 1`)
	if left := b.text(`[...document.querySelectorAll('#notices-refused > *')].map(({ id }) => id).join()`); left != "third" {
		t.Errorf("carried out under the first and the second it leaves %q", left)
	}
}
