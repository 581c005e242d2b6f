package replies

import (
	"strconv"

	"github.com/a-h/templ"

	"convive/handlers/web"
	views "convive/views/replies"
	"convive/views/ui"
)

// A list of more households than whole is shown in pages of so many.
const whole, perPage = 500, 250

// window is which of n households the page holds that an address asks for.
func window(n int, asked string) (page, pages, from, to int) {
	if n <= whole {
		return 1, 1, 0, n
	}
	pages = (n + perPage - 1) / perPage
	page, _ = strconv.Atoi(asked) // what is no number asks for the first
	page = max(1, min(page, pages))
	return page, pages, (page - 1) * perPage, min(n, page*perPage)
}

// pages leads through a long list.
func pages(v *web.View) (templ.Component, error) {
	show, listed, err := shown(v)
	page, all, _, _ := window(len(listed), v.Query("page"))
	return views.Pages(ui.PagesProps{Page: page, Pages: all, Href: show.Page}), err
}
