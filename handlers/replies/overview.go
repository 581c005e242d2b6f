package replies

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
	guestviews "convive/views/guests"
	"convive/views/locale"
	views "convive/views/replies"
)

// overview is the hosts' page of replies: counts per occasion, and who is missing.
func overview(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Replies"))
	p.Fragment("replies-counts", counts, change.Invitations, change.Occasions, change.Guests, change.Settings)
	p.Fragment("replies-chart", course, change.Invitations, change.Occasions, change.Guests, change.Households, change.Settings)
	p.Fragment("replies-lacking", lacking, change.Invitations, change.Occasions, change.Guests, change.Households)
	p.Fragment("replies-owing", owing, change.Invitations, change.Occasions, change.Guests, change.Households)
	p.Fragment("replies-show", which, change.Invitations, change.Occasions, change.Guests, change.Households, change.Drafts)
	enters := p.Scope().Allows(access.ReplyOnBehalf)
	if enters {
		p.Fragment("replies-letters", waitingLetters, change.Unmatched)
	}
	p.Keyed("replies-list", rows, change.Invitations, change.Guests, change.Households, change.Settings, change.Drafts, change.Questions, change.Occasions)
	p.Fragment("replies-pages", pages, change.Invitations, change.Occasions, change.Guests, change.Households, change.Drafts)
	p.Body(func(b *web.Body) (templ.Component, error) {
		show := views.Show{Base: b.Base(), Which: views.ReadWhich(b.Query("show")), Occasion: b.Query("occasion"), Sought: b.Query("q"), MayRead: b.Scope().Allows(access.ViewHealth), MayAsk: b.Scope().Allows(access.EditEvent),
			MayEnter: enters}
		var letters templ.Component = templ.NopComponent
		if enters {
			letters = b.Slot("replies-letters")
		}
		return views.OverviewPage(show, b.Slot("replies-counts"), views.Picture(b.Slot("replies-chart"), b.Slot("replies-lacking"), b.Slot("replies-owing")), b.Slot("replies-show"), letters, b.Slot("replies-list"), b.Slot("replies-pages")), nil
	})
	return nil
}

// waitingLetters leads to the replies that match nobody.
func waitingLetters(v *web.View) (templ.Component, error) {
	n, err := replies.CountUnmatched(v.Read)
	return views.LettersWaiting(v.Base(), n), err
}

func counts(v *web.View) (templ.Component, error) {
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	at := replies.AtLarge(e, list.Occasions, v.Now())
	v.Until(at.Flips())
	shown := views.CountsOf{Base: v.Base(), Occasions: list.Occasions, Counts: list.Totals().Occasions, Guests: at, Waiting: guestviews.WaitingCount}
	if v.Scope().Allows(access.ViewPrivateWishes) {
		shown.Crowded = list.Crowded()
	}
	return views.Counts(shown), err
}

// shown reads the households once and splits them by what the address asks for.
func shown(v *web.View) (show views.Show, listed []replies.Progress, err error) {
	show = views.Show{Base: v.Base(), Occasion: v.Query("occasion"), Sought: v.Query("q"), Which: views.ReadWhich(v.Query("show"))}
	all, err := replies.ProgressOfAll(v.Read, change.ID(show.Occasion))
	if err != nil {
		return show, nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return show, nil, err
	}
	sought := guests.Seek(show.Sought, v.Scope().Allows(access.ViewContacts)).Settled(list)
	for _, s := range all {
		if !sought.In(s.Group.SearchKey) && !anyone(sought, s.Group) {
			continue
		}
		unsent, until := s.Unsent(v.Now())
		v.Until(until)
		show.Count(s, unsent)
		if show.Holds(s, unsent) {
			listed = append(listed, s)
		}
	}
	return show, listed, err
}

func anyone(sought guests.Sought, group guests.Group) bool {
	for _, p := range group.People {
		if sought.In(p.SearchKey, group.SearchKey) {
			return true
		}
	}
	return false
}

func which(v *web.View) (templ.Component, error) {
	show, _, err := shown(v)
	return views.ShowBar(show), err
}

func rows(v *web.View) (web.Rows, error) {
	show, listed, err := shown(v)
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Rows()}
	may := v.Scope().Allows(access.ReplyOnBehalf)
	health := v.Scope().Allows(access.ViewHealth)
	told := map[change.ID][]views.ToldTo{}
	if health {
		reports, err := questions.Reports(v.Read)
		if err != nil {
			return out, err
		}
		told = views.Told(v.Context(), reports)
	}
	_, _, from, to := window(len(listed), v.Query("page"))
	for _, s := range listed[from:to] {
		row := views.Row{Progress: s, Zone: e.Location(), Late: late(e, list, s.Group), Answers: told[s.Group.ID]}
		row.Unsent, _ = s.Unsent(v.Now())
		if may {
			row.Path = v.Base() + "/replies/" + string(s.Group.ID)
		}
		if !health {
			row.Reply.Note, row.Reply.Songs = "", ""
		}
		out.Rows = append(out.Rows, web.Row{ID: "reply-" + string(s.Group.ID), Body: views.ReplyRow(row)})
	}
	if len(listed) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "replies-none", Body: views.Nothing(show)})
	}
	return out, err
}

// late says whether any answer of a household came after the last day to reply.
func late(e events.Event, list *guests.Listing, group guests.Group) bool {
	for _, o := range list.Occasions {
		for _, p := range group.All {
			if in, ok := p.Invitations[o.ID]; ok && replies.Late(e, in) {
				return true
			}
		}
	}
	return false
}
