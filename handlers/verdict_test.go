package handlers_test

import (
	"net/http"
	"slices"
	"strings"

	"convive/handlers/web"
	"convive/models/access"
)

// verdict is what somebody meets at an address.
type verdict string

const (
	welcome   verdict = "welcome"   // the route's own answer
	signIn    verdict = "sign in"   // 303 for a page, 401 for everything else
	forbidden verdict = "forbidden" // 403 with a sentence
	notFound  verdict = "not found" // 404, the same for foreign and absent
	byItself  verdict = "by itself" // outside of events: the route decides, and answers no 5xx
)

// judge says what a person meets, from what the route declares and who they are; it knows no capability.
func (p *person) judge(r web.Route, at target) verdict {
	switch {
	case r.Kind == web.KindPlain:
		return byItself
	case strings.HasPrefix(r.Pattern, "/e/:event"):
		return p.atEvent(r, at)
	case strings.HasPrefix(r.Pattern, "/w/:event/h/:household"):
		if p.household == 1 && at.event == "ours" && at.row {
			return welcome
		}
		return notFound
	case strings.HasPrefix(r.Pattern, "/r/:key/page"):
		if at.row {
			return welcome // who has the key is in: that is what it is
		}
		return notFound
	case r.Pattern == "/w/:event/table" && at.event == "ours":
		return notFound // its hosts don't show tables
	case strings.HasPrefix(r.Pattern, "/w/:event"):
		if at.event != "" && at.row {
			return welcome
		}
		return notFound
	case !p.may(r.Needs) && !r.Needs.Has(access.Anyone):
		return signIn
	}
	return byItself
}

func (p *person) atEvent(r web.Route, at target) verdict {
	switch {
	case !p.signedIn:
		return signIn
	case at.event == "" || at.event != p.home:
		return notFound
	case !p.may(r.Needs):
		return forbidden
	case !at.row:
		return notFound
	}
	if only := isPersonal(r.Pattern); only != "" && only != p.name && p.home != "theirs" {
		return notFound
	}
	return welcome
}

// statuses are what a verdict may look like.
func (v verdict) statuses(r web.Route) []int {
	switch v {
	case signIn:
		if r.Kind == web.KindPage {
			return []int{http.StatusSeeOther}
		}
		return []int{http.StatusUnauthorized}
	case forbidden:
		return []int{http.StatusForbidden}
	case notFound:
		return []int{http.StatusNotFound}
	}
	if r.Kind == web.KindPage || r.Kind == web.KindDownload {
		return []int{http.StatusOK, http.StatusSeeOther}
	}
	return []int{http.StatusOK}
}

func (v verdict) fits(r web.Route, status int) bool {
	return v == byItself && status < 500 || slices.Contains(v.statuses(r), status)
}
