package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// watching is Ben's browser on a list, and a second one of his on the same.
func watching(t *testing.T, path string) (w *webtest.World, ben, other context.Context) {
	w = newWorld(t)
	ben = browser.New(t)
	arrives(t, ben, w, w.Ours.Accounts["ben"], path)
	other, _ = chromedp.NewContext(ben)
	must(t, chromedp.Do(other, chromedp.Navigate(w.Server.URL+path)))
	for _, tab := range []context.Context{ben, other} {
		awaited(t, tab, `document.querySelector('live-page').dataset.state === 'live'`)
	}
	return w, ben, other
}

// sings is the row of our first guest with a tag of the test's own.
const sings = `document.querySelector('#guests-rows').textContent.includes('choir')`

func TestOthersChangesAreToldAndNoRowMovesUnderTheHand(t *testing.T) {
	w, ben, other := watching(t, "/e/amara-jonas/guests")
	first := string(w.Ours.Guests[0].ID)
	evaluate[bool](t, ben, `(document.querySelector('.row-pick:not([data-group])').click(), true)`)

	w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", first, "add", "choir").Status(200)
	awaited(t, other, sings)
	awaited(t, other, `document.querySelector('#news').textContent.includes('Anna OURS')`)
	awaited(t, ben, `document.querySelector('.held-banner')?.textContent.includes('Anna OURS')`)
	if evaluate[bool](t, ben, sings) {
		t.Error("a row changed under the hand")
	}

	clicked(t, ben, `.held-banner button`)
	awaited(t, ben, sings)
	awaited(t, ben, `!document.querySelector('.held-banner') && document.querySelector('.row-pick:checked')`)

	t.Log("the rows are held again for as long as the box is ticked")
	awaited(t, ben, `document.querySelector('#guests-rows').hasAttribute('data-ignore-morph')`)
	w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", first, "add", "alto").Status(200)
	awaited(t, ben, `document.querySelector('.held-banner')?.textContent.includes('Anna OURS')`)
	if evaluate[bool](t, ben, `document.querySelector('#guests-rows').textContent.includes('alto')`) {
		t.Error("a row changed under the hand")
	}
	annaTags(w, w.Ours.Guests[1], "alto")
	annaTags(w, w.Ours.Guests[2], "alto")
	awaited(t, ben, `document.querySelector('.held-banner .notice-text')?.textContent === 'Anna OURS changed 3 guests'`)
	evaluate[bool](t, ben, `(document.querySelector('.row-pick:checked:not([data-group])').click(), true)`)
	awaited(t, ben, `!document.querySelector('.held-banner') && document.querySelector('#guests-rows').textContent.includes('alto')`)

	t.Log("nobody is told what they did themselves")
	before := evaluate[string](t, other, `document.querySelector('live-page').dataset.changes`)
	w.As("ben").Post("/e/amara-jonas/guests/tags", "guest", first, "add", "band").Status(200)
	awaited(t, other, `document.querySelector('live-page').dataset.changes > '`+before+`' && document.querySelector('#guests-rows').textContent.includes('band')`)
	w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", first, "add", "late").Status(200)
	awaited(t, other, `document.querySelector('#guests-rows').textContent.includes('late')`)
	awaited(t, other, `document.querySelector('#news').textContent.includes('Anna OURS')`)
	if news := evaluate[string](t, other, `document.querySelector('#news').textContent`); strings.Contains(news, "Ben OURS") {
		t.Errorf("Ben was told %q", news)
	}
}

func TestWhatCameWhileNobodyCouldTellIsNotCounted(t *testing.T) {
	w, ben, other := watching(t, "/e/amara-jonas/guests")
	browser.Allow(ben, "failed request: ")
	first := string(w.Ours.Guests[0].ID)
	evaluate[bool](t, ben, `(document.querySelector('.row-pick:not([data-group])').click(), true)`)
	offline(t, ben, true)
	awaited(t, ben, `document.querySelector('live-page').dataset.state !== 'live'`)
	for _, tag := range []string{"choir", "band"} {
		w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", first, "add", tag).Status(200)
	}
	offline(t, ben, false)
	awaited(t, ben, `document.querySelector('.held-banner')`)
	w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", first, "add", "alto").Status(200)
	awaited(t, ben, `document.querySelector('#news').textContent.includes('Anna OURS')`)
	awaited(t, other, `document.querySelector('#guests-rows').textContent.includes('alto')`)
	if says := evaluate[string](t, ben, `document.querySelector('.held-banner .notice-text').textContent`); says != "This list has changed." {
		t.Errorf("of three changes, one of which was told, the banner says %q", says)
	}
}

func TestAnAnswerBeingWrittenIsNotDisturbed(t *testing.T) {
	w, ben, _ := watching(t, "/e/amara-jonas/requests")
	household := w.Household(w.Ours.Households[0])
	home := "/w/amara-jonas/h/" + string(w.Ours.Households[0].ID)
	household.Post(home+"/requests/asking", "kind", "child", "words", "A high chair, please").Status(200)
	awaited(t, ben, `document.querySelector('#requests-list').textContent.includes('A high chair')`)
	evaluate[bool](t, ben, `(document.querySelector('#requests-list summary').click(), document.querySelector('#requests-list input[name=answer]').focus(), true)`)
	must(t, chromedp.Do(ben, browser.Keys("Of cou")))

	household.Post(home+"/requests/asking", "kind", "child", "words", "And a pram").Status(200)
	awaited(t, ben, `document.querySelector('.held-banner')`)
	must(t, chromedp.Do(ben, browser.Keys("rse.")))
	awaited(t, ben, `document.activeElement.name === 'answer' && document.activeElement.value === 'Of course.' && document.activeElement.selectionStart === 10`)
	if evaluate[bool](t, ben, `document.querySelector('#requests-list').textContent.includes('And a pram')`) {
		t.Error("a row came under the hand")
	}
	must(t, chromedp.Do(ben, browser.Keys("\r")))
	awaited(t, ben, `document.querySelector('#requests-list').textContent.includes('And a pram') && !document.querySelector('#requests-list').textContent.includes('A high chair')`)
}

func TestAWordForARequestThatIsGoneIsKeptWhenTheListIsShown(t *testing.T) {
	w := newWorld(t)
	_, path := asks(t, w, "A high chair, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	s.does(`document.querySelector('#requests-list summary').click(), document.querySelector('#requests-list input[name=answer]').focus()`)
	s.types("Of course, two of them.")
	top := evaluate[float64](t, s.ben, `document.querySelector('#requests-list input[name=answer]').getBoundingClientRect().top`)
	w.As("anna").Post(path+"/resolution", "version", "1").Status(200)
	s.sees(`document.querySelector('.held-banner')`)
	if now := evaluate[float64](t, s.ben, `document.querySelector('#requests-list input[name=answer]').getBoundingClientRect().top`); now-top > 1 && evaluate[bool](t, s.ben, `document.documentElement.scrollHeight > innerHeight`) {
		t.Errorf("the banner moved the line that is being written by %v px", now-top)
	}
	clicked(t, s.ben, `.held-banner button`)
	s.sees(`!document.querySelector('#requests-list input[name=answer]') && document.querySelector('#typed dd')?.textContent === 'Of course, two of them.'`)
	clicked(t, s.ben, `#typed button`)
	s.sees(`!document.querySelector('#typed')`)
}

func TestAWordForARequestFarDownIsKeptWhereItIsSeen(t *testing.T) {
	w := newWorld(t)
	for _, words := range []string{"A pram", "A lift", "A bed", "A chair", "A table", "A tune", "A song", "A dance"} {
		asks(t, w, words)
	}
	_, path := asks(t, w, "A high chair, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	const last = `document.querySelector('#requests-list > li:last-child')`
	s.does(last + `.querySelector('summary').click(), ` + last + `.scrollIntoView(), ` + last + `.querySelector('input[name=answer]').focus()`)
	s.types("Of course, two of them.")
	s.sees(`document.querySelector('#requests-list').getBoundingClientRect().top < 0`)
	w.As("anna").Post(path+"/resolution", "version", "1").Status(200)
	s.sees(`document.querySelector('.held-banner')`)
	s.does(`document.querySelector('.held-banner button').click()`)
	s.sees(`document.activeElement.id === 'typed' && document.querySelector('#typed dd').textContent === 'Of course, two of them.' && (r => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById('typed').getBoundingClientRect())`)
}

func TestOnesOwnUndoIsShownThoughRowsAreHeld(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	guest, other := w.Ours.Guests[0], w.Ours.Guests[1]
	s.does(rowOf(guest) + `.querySelector('.row-pick').click(), document.querySelector('#guests-bulk [formaction*=side]').click()`)
	s.sees(`document.querySelector('#notice-done form[action*="/undo"]') && ` + rowOf(guest) + `.querySelector('[data-cell=side]').textContent.trim() !== ''`)
	s.does(rowOf(w.Ours.Guests[2]) + `.querySelector('.row-pick').click()`)
	annaTags(w, other, "choir")
	s.sees(`document.querySelector('.held-banner')`)
	s.does(`document.querySelector('#notice-done form[action*="/undo"] button').click()`)
	s.sees(`document.querySelector('#notices').textContent.includes('Taken back.') && ` + rowOf(guest) + `.querySelector('[data-cell=side]').textContent.trim() === '' && ` + rowOf(other) + `.textContent.includes('choir')`)
	s.keeps("the tick", rowOf(w.Ours.Guests[2])+`.querySelector('.row-pick').checked`)
}

func TestNewsGoWhenABannerComes(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	annaTags(w, w.Ours.Guests[1], "choir")
	s.sees(`document.querySelector('#news').textContent.includes('Anna OURS')`)
	s.does(rowOf(w.Ours.Guests[0]) + `.querySelector('.row-pick').click()`)
	annaTags(w, w.Ours.Guests[1], "band")
	s.sees(`document.querySelector('.held-banner .notice-text').textContent.includes('Anna OURS')`)
	s.keeps("the way to the banner", `document.querySelector('#news').textContent === ''`)
}
