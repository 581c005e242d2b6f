package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/guests"
)

// roomFor is what is to be said of occasions before somebody is added to a household; at says which occasions it is about.
func roomFor(r *db.Read, h guests.Household, at func(change.ID) bool) (notes []views.RoomNote, err error) {
	if h.Host { // they are not counted
		return nil, nil
	}
	all, err := guests.RoomNow(r)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	waits := map[change.ID]bool{}
	if h.ID != "" {
		invitations, err := guests.InvitationsOf(r, h.ID)
		if err != nil {
			return nil, err
		}
		for _, of := range invitations {
			for id, in := range of {
				waits[id] = waits[id] || in.Waiting
			}
		}
	}
	for _, o := range all {
		if n := (views.RoomNote{Room: o, Waits: o.Queue(h, waits), Asks: h.ID == ""}); at(o.ID) && n.Worth() {
			notes = append(notes, n)
		}
	}
	return notes, nil
}

func anywhere(change.ID) bool { return true }
