package e2e

import (
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// floorPlan is a PNG of a room with its walls, as a venue gives it.
func floorPlan(t *testing.T) string {
	t.Helper()
	drawn := image.NewGray(image.Rect(0, 0, 900, 600))
	for y := range 600 {
		for x := range 900 {
			if inside := x >= 60 && x < 840 && y >= 60 && y < 540; inside {
				drawn.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	name := filepath.Join(t.TempDir(), "plan.png")
	file, err := os.Create(name)
	must(t, err)
	must(t, png.Encode(file, drawn))
	must(t, file.Close())
	return name
}

func TestAPictureIsLaidBehindTheRoomAndBroughtToScale(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := arranging(t, ctx, server, "planner"), arranging(t, ctx, server, "host-2")
	seated := inRoom(t, ctx, server, "coordinator")
	const picture = `document.querySelector('#room-walls image')`
	const lies = `(() => { const r = ` + picture + `.getBBox(); return Math.round(r.width) + ' by ' + Math.round(r.height) + ' at ' + ` + picture + `.getAttribute('transform') })()`
	press := func(tab context.Context, js string) {
		t.Helper()
		at := spotOf(t, tab, js)
		mouse(t, tab, input.DispatchMouseEventTypeMousePressed, at)
		mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, at)
	}
	click := func(tab context.Context, js string) {
		t.Helper()
		must(t, browser.Wait(tab, js))
		evaluate[bool](t, tab, js+`.click(); true`)
	}
	menu := func(tab context.Context) {
		t.Helper()
		click(tab, `[...document.querySelectorAll('summary')].find(s => s.textContent.trim() === 'Picture')`)
	}
	send := func(form, button string) {
		t.Helper()
		evaluate[bool](t, acting, `globalThis.sent = true`)
		click(acting, `[...document.querySelectorAll('#`+form+` button')].find(b => b.textContent.trim() === '`+button+`')`)
	}
	again := func(until string) { // the page is there anew: the one before follows the change too
		t.Helper()
		must(t, browser.Wait(acting, `!globalThis.sent && `+until+` && document.querySelector('#notices').textContent.includes('The picture lies behind the room.') && document.querySelector('live-page').dataset.state === 'live'`))
		evaluate[bool](t, acting, planOf)
	}

	t.Log("what is no picture is refused, and the form stays open")
	text := filepath.Join(t.TempDir(), "plan.svg")
	must(t, os.WriteFile(text, []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), 0o600))
	menu(acting)
	must(t, chromedp.Do(acting, chromedp.SetUploadFiles(chromedp.CSS("#picture-file"), []string{text})))
	send("lay-picture", "Lay it behind the room")
	must(t, browser.Wait(acting, `document.body.textContent.includes('This is no picture that can be read. Choose a PNG or JPEG file.')`))

	t.Log("a picture lies behind the room of all who look at it")
	must(t, chromedp.Do(acting, chromedp.SetUploadFiles(chromedp.CSS("#picture-file"), []string{floorPlan(t)})))
	send("lay-picture", "Lay it behind the room")
	again(picture)
	was := evaluate[string](t, acting, lies)
	for _, tab := range []string{"watching", "seated"} {
		ctx := watching
		if tab == "seated" {
			ctx = seated
		}
		must(t, browser.Wait(ctx, picture+`?.getAttribute('opacity') === '50%' && `+lies+` === '`+was+`'`))
		evaluate[bool](t, ctx, `globalThis.loaded = 0; { const i = new Image(); i.onload = () => { loaded = i.naturalWidth }; i.src = `+picture+`.href.baseVal }; true`)
		must(t, browser.Wait(ctx, `loaded === 900`))
	}

	t.Log("its scale by two points: they are half as far from each other as in truth")
	menu(acting)
	click(acting, `document.querySelector('[data-points]')`)
	must(t, browser.Wait(acting, `document.querySelector('.plan-hint').textContent.includes('first point')`))
	press(acting, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelector('.plan-hint').textContent.includes('second point') && !document.querySelector('.plan[data-picked]')`))
	press(acting, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.activeElement.id === 'picture-distance' && document.querySelectorAll('.plan-point').length === 2`))
	evaluate[bool](t, acting, `{
		const value = (name) => Number(document.querySelector('#fit-picture [name=' + name + ']').value)
		const far = Math.hypot(value('to_x') - value('from_x'), value('to_y') - value('from_y'))
		document.querySelector('#picture-distance').value = (far * 2).toFixed(3)
		document.querySelector('#picture-percent').value = '80'
	}; true`)
	send("fit-picture", "Save")
	again(lies + ` !== '` + was + `'`)
	now := evaluate[string](t, acting, lies)
	twice := evaluate[bool](t, acting, `Math.abs(`+picture+`.getBBox().width / `+"Number('"+was+"'.split(' ')[0])"+` - 2) < 0.01`)
	if !twice {
		t.Errorf("it was %s and is %s, which isn't twice as large", was, now)
	}
	must(t, browser.Wait(watching, picture+`.getAttribute('opacity') === '80%' && `+lies+` === '`+now+`'`))

	t.Log("one step back, for all")
	click(acting, `document.querySelector('#step-undo button')`)
	must(t, browser.Wait(watching, picture+`.getAttribute('opacity') === '50%' && `+lies+` === '`+was+`'`))

	t.Log("the other takes it away")
	must(t, chromedp.Do(watching, chromedp.Reload()))
	must(t, browser.Wait(watching, `document.querySelector('live-page').dataset.state === 'live'`))
	menu(watching)
	click(watching, `document.querySelector('#fit-picture [name=gone]')`)
	must(t, browser.Wait(seated, `!`+picture))
	must(t, browser.Wait(acting, `!`+picture))
}
