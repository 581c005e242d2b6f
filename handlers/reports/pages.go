package reports

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/reports"
	views "convive/views/reports"
)

// A report of more rows than whole is shown in pages of so many, unless somebody asks for all of it: to print it.
const whole, perPage = 1000, 400

const onOnePage = "all"

// window is which of n rows the page holds that an address asks for.
func window(n int, asked string) views.Extent {
	if n <= whole || asked == onOnePage {
		return views.Extent{To: n, Page: 1, Pages: 1}
	}
	last := (n + perPage - 1) / perPage
	page, _ := strconv.Atoi(asked) // what is no number asks for the first
	page = max(1, min(page, last))
	return views.Extent{From: (page - 1) * perPage, To: min(n, page*perPage), Page: page, Pages: last}
}

// pages leads through a long report, which is alone on its page or beside the list of all.
func pages(v *web.View, r *reports.Report, alone bool) templ.Component {
	own := v.Base() + "/reports/" + string(r.Name)
	to := func(page int) string {
		q := url.Values{}
		if page > 1 {
			q.Set("page", strconv.Itoa(page))
		}
		if alone {
			return query(own, q)
		}
		q.Set("report", string(r.Name))
		return query(v.Base()+"/reports", q)
	}
	return views.Pages(r, window(len(r.Rows), v.Query("page")), to, own+"?page="+onOnePage)
}

func query(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
