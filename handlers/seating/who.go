package seating

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	log "convive/views/activity"
	views "convive/views/seating"
)

// lastChanges is how many changes of their household a guest's card shows.
const lastChanges = 3

// aboutWho are the topics of a guest's card: the board's, and whatever is told of their household.
func aboutWho(p *web.Page) change.Topics {
	topics := slices.Concat(onWishes, change.Topics{change.AllHouseholds, change.Settings, change.Questions, change.Drafts})
	_ = p.Read(func(r *db.Read) error {
		g, err := db.Find[guests.Guest](r, change.ID(p.Query("who")))
		if err == nil {
			topics = append(topics, change.OfHousehold(g.HouseholdID))
		}
		return err
	})
	return topics
}

// card is about the guest whom the address names; nobody is named, or nobody whom the board shows, and it is not there.
func card(v *web.View) (templ.Component, error) {
	at, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	p, table, ok := b.Shown(at.Who)
	if !ok || !mayOf(v.Scope()).Sees(p, table) {
		return views.NobodyAsked(), nil
	}
	place := seating.Parking
	if table != nil {
		place = table.ID
	}
	may := mayOf(v.Scope())
	who := views.Who{GuestRow: views.GuestRow{Person: p, Place: place, May: may}, At: at, Board: b, Table: table}
	wishes, err := known(v)
	if err != nil {
		return nil, err
	}
	for _, w := range wishes {
		if w.GuestID != p.ID && (w.OtherGuestID == nil || *w.OtherGuestID != p.ID) {
			continue
		}
		row := views.WishRowOf(at, w, b.Named)
		row.Stands, _ = b.Stands(w)
		who.Wishes = append(who.Wishes, row)
	}
	if may.Wishes && table != nil {
		who.Explain(v.Context(), wishes)
	}
	if v.Scope().Allows(access.ViewActivity) {
		who.Changes, err = changesOf(v, p.HouseholdID)
	}
	return views.WhoCard(who), err
}

func changesOf(v *web.View, household change.ID) (all []templ.Component, err error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	lines, err := activity.Concerning(v.Read, household, 0, lastChanges)
	for _, l := range lines {
		all = append(all, log.Entry(log.Row{Line: l, Base: v.Base(), Zone: e.Location()}))
	}
	return all, err
}
