package guests

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	log "convive/views/activity"
	"convive/views/locale"
)

// newest is how many replies, and how many changes, a page of a household or a guest shows.
const newest = 20

// history are the topics of a household's replies and changes: whatever is told of it, the names in it, and its undo.
func history(household change.ID) change.Topics {
	return change.Topics{change.OfHousehold(household), change.AllHouseholds, change.Guests, change.Households, change.Invitations, change.Occasions, change.Settings, change.Questions, change.Drafts}
}

// sentBy are the replies of the household whose page it is.
func sentBy(v *web.View) (web.Rows, error) {
	sent, err := activity.SentBy(v.Read, v.ID(), newest)
	if err != nil {
		return web.Rows{}, err
	}
	return sentRows(v, "household-replies", sent, "household_id")
}

// sentFor are those replies of a guest's household that said something of them.
func sentFor(v *web.View) (web.Rows, error) {
	g, err := db.Find[guests.Guest](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return sentRows(v, "guest-replies", nil, "guest_id")
	}
	if err != nil {
		return web.Rows{}, err
	}
	sent, err := activity.SentFor(v.Read, g, newest)
	if err != nil {
		return web.Rows{}, err
	}
	return sentRows(v, "guest-replies", sent, "guest_id")
}

// sentRows draws replies; where there is none, answers may have come otherwise, which column's rows of invitations tell.
func sentRows(v *web.View, id string, sent []activity.Sent, column string) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: log.List(id)}
	for _, s := range sent {
		out.Rows = append(out.Rows, web.Row{ID: log.SentID(s.Seq), Body: log.Reply(log.SentRow{Sent: s, Base: v.Base(), Zone: e.Location()})})
	}
	if len(sent) > 0 {
		return out, nil
	}
	none := locale.T(v.Context(), "No reply has been sent yet.")
	answered, err := db.From[guests.Invitation](v.Read).Where(column+" = ? AND waiting = ? AND reply <> ?", string(v.ID()), false, string(guests.Pending)).Count()
	if answered > 0 {
		none = locale.T(v.Context(), "Their answers came otherwise than by a reply of this household: from the hosts, with a list, or before they joined it.")
	}
	out.Rows = append(out.Rows, web.Row{ID: id + "-none", Body: log.None(id+"-none", none)})
	return out, err
}

// changesOf are the newest changes that concern the household.
func changesOf(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	lines, err := activity.Concerning(v.Read, v.ID(), 0, newest)
	out := web.Rows{Root: log.List("household-changes")}
	for _, line := range lines {
		out.Rows = append(out.Rows, web.Row{ID: log.RowID(line.Seq), Body: log.Entry(log.Row{Line: line, Base: v.Base(), Zone: e.Location()})})
	}
	if len(lines) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "household-unchanged", Body: log.None("household-unchanged", locale.T(v.Context(), "Whatever is changed about this household appears here."))})
	}
	return out, err
}

// sentPanel places a list of replies in the page.
func sentPanel(b *web.Body, id string) templ.Component {
	return log.History(locale.T(b.Context(), "Replies so far"), "", "", b.Slot(id))
}

func changedPanel(b *web.Body) templ.Component {
	return log.History(locale.T(b.Context(), "What changed here"), b.Base()+"/activity?household="+b.Param("id"), locale.T(b.Context(), "All changes"), b.Slot("household-changes"))
}

// mayReadHistory says whether somebody may read the log at all.
func mayReadHistory(s access.Scope) bool { return s.Allows(access.ViewActivity) }
