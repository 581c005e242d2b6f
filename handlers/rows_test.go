package handlers_test

import (
	"errors"
	"strconv"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/messages"
	"convive/models/questions"
	"convive/models/replies"
	requestrows "convive/models/requests"
	"convive/models/screens"
	"convive/models/seating"
	"convive/models/team"
)

// fixture makes a row in an event, or finds a seeded one, and returns how an address names it.
type fixture func(w *webtest.World, e webtest.Event) string

// fixtures are by the word that stands before the id in the address: "/e/:event/requests/:id/…" → "requests". A new
// capability adds its line here, or the walk says so.
var fixtures = map[string]fixture{
	"requests": func(w *webtest.World, e webtest.Event) string { return string(request(w, e)) },
	"demo":     func(*webtest.World, webtest.Event) string { return "host" },
	"reply":    func(*webtest.World, webtest.Event) string { return string(db.NewID()) }, // a browser's own draft
	"members": func(w *webtest.World, e webtest.Event) string {
		account := w.Newcomer(e)
		var id change.ID
		w.Must(w.DB.Read(w.T.Context(), w.System(e), func(r *db.Read) error {
			row, err := db.From[team.Role](r).Where("account_id = ?", string(account)).First()
			id = row.ID
			return err
		}))
		return string(id)
	},
	"links": func(w *webtest.World, e webtest.Event) string { return string(teamLink(w, e)) },
	"join":  func(w *webtest.World, e webtest.Event) string { return team.LinkToken(webtest.Secret, teamLink(w, e)) },
	"tables": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			wish := seating.Wish{Kind: "apart", GuestID: e.Guests[0].ID, OtherGuestID: &e.Guests[3].ID, Strength: "must", Private: true, Reason: e.Reason()}
			w.Must(db.Create(tx, &wish))
			return seating.AddTables(tx, seating.NewTables{Occasion: e.Occasions[1].ID, Name: "Table " + string(db.NewID())[24:], Count: 1, Seats: 8, Shape: seating.Round})
		})
		return string(entry.Change.(change.TablesAdded).Tables[0])
	},
	"screens": func(w *webtest.World, e webtest.Event) string { return string(screenLink(w, e)) },
	"screen":  func(w *webtest.World, e webtest.Event) string { return screens.Token(webtest.Secret, screenLink(w, e)) },
	"table": func(w *webtest.World, e webtest.Event) string {
		if e.ID == w.Theirs.ID { // of ours it stays empty: whoever has the key would see a name
			atTable(w, e)
		}
		return replies.SeatKey(webtest.Secret, e.Guests[0].ID)
	},
	"plans":    func(w *webtest.World, e webtest.Event) string { return string(alternative(w, e)) },
	"pictures": func(w *webtest.World, e webtest.Event) string { return string(pictureRow(w, e)) },
	"snapshots": func(w *webtest.World, e webtest.Event) string {
		plan := alternative(w, e)
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return seating.TakeSnapshot(tx, plan, seating.NewSnapshot{Name: "As it was"})
		})
		return string(entry.Change.(change.SnapshotTaken).Snapshot)
	},
	"objects": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: e.Occasions[1].ID, Kind: seating.Bar, Label: "Bar", Width: "3", Length: "1"})
		})
		return string(entry.Change.(change.RoomFurnished).Objects[0])
	},
	"wishes": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(e.Guests[1].ID)}, Kind: seating.Away, Thing: seating.Bar, Strength: "must", Private: true, Reason: e.Reason() + string(db.NewID())})
		})
		if again, ok := entry.Change.(change.WishEdited); ok {
			return string(again.Wish)
		}
		return string(entry.Change.(change.WishesMade).Wishes[0])
	},
	"import": func(w *webtest.World, e webtest.Event) string {
		id, err := imports.Keep(w.T.Context(), w.DB, anna(w, e), "list.csv", []byte("Name\nMina Brought "+e.Canary+"\n"), false)
		w.Must(err)
		return string(id)
	},
	"activity": func(w *webtest.World, e webtest.Event) string { // an entry in whose details the words of guests would stand
		id := request(w, e)
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return requestrows.Resolve(tx, id, requestrows.Outcome{Version: 1, Answer: e.Answer()})
		})
		return strconv.FormatInt(entry.Seq, 10)
	},
	"guests":     func(_ *webtest.World, e webtest.Event) string { return string(e.Guests[0].ID) },
	"households": func(_ *webtest.World, e webtest.Event) string { return string(e.Households[0].ID) },
	"cards":      func(_ *webtest.World, e webtest.Event) string { return string(e.Households[0].ID) },
	"replies": func(w *webtest.World, e webtest.Event) string {
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			r := replies.Reply{HouseholdID: e.Households[0].ID, Note: e.Note(), SentAt: change.At(tx.Now()), SentBy: "household", Source: replies.Web}
			if n, err := db.From[replies.Reply](tx.Read).Where("household_id = ?", string(r.HouseholdID)).Count(); err != nil || n > 0 {
				return change.None, err
			}
			return change.ReplySent{Household: r.HouseholdID}, db.Create(tx, &r)
		})
		return string(e.Households[0].ID)
	},
	"waiting": func(w *webtest.World, e webtest.Event) string { // a household that waits for a place
		id := e.Households[2].ID
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, e.Occasions[1].ID)
			if err != nil || o.Capacity > 0 {
				return change.None, err
			}
			people, err := guests.OfHousehold(tx.Read, id)
			w.Must(errors.Join(err, db.Update(tx, &o, db.Set{"capacity": 1})))
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{people[0].ID, people[1].ID}, Wait: o.ID})
		})
		return string(id)
	},
	"mailings": func(w *webtest.World, e webtest.Event) string { return string(mailingRow(w, e)) },
	"messages": func(w *webtest.World, e webtest.Event) string {
		var row messages.Message
		mailing := mailingRow(w, e)
		w.Must(w.DB.Read(w.T.Context(), w.System(e), func(r *db.Read) (err error) {
			row, err = db.From[messages.Message](r).Where("mailing_id = ?", string(mailing)).First()
			return err
		}))
		return string(row.ID)
	},
	"addresses": func(_ *webtest.World, e webtest.Event) string { return string(e.Guests[0].ID) },
	"questions": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return questions.Add(tx, questions.Draft{Asks: "Which bus of " + e.Canary + "?", AnswerKind: questions.Text, Per: questions.Household})
		})
		id := entry.Change.(change.QuestionAdded).Question
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			a := questions.Answer{QuestionID: id, HouseholdID: e.Households[0].ID, About: e.Households[0].ID, Said: db.Words{e.Note()}}
			return change.ReplySent{Household: a.HouseholdID}, db.Create(tx, &a)
		})
		return string(id)
	},
	"unmatched": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return replies.Write(tx, replies.Writing{Name: "Uma " + e.Canary, Words: e.Note() + " " + string(db.NewID()), Reach: e.Canaries()[db.Contact][0]})
		})
		return string(entry.Change.(change.UnmatchedWritten).Letter)
	},
	"missed": func(w *webtest.World, e webtest.Event) string {
		entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return replies.Remember(tx, replies.Missed{Name: "Uma " + e.Canary + " " + e.Canaries()[db.Contact][0] + " " + string(db.NewID()), SecondOf: e.Households[0].ID})
		})
		return string(entry.Change.(change.UnmatchedMissed).Miss)
	},
	"occasions": func(_ *webtest.World, e webtest.Event) string { return string(e.Occasions[0].ID) },
	"meals":     func(_ *webtest.World, e webtest.Event) string { return string(e.Meals[0].ID) },
}

// mailingRow puts an invitation to the first household into the outbox, once more if it has got one.
func mailingRow(w *webtest.World, e webtest.Event) (id change.ID) {
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		m := messages.Mailing{Kind: messages.Invitation, Texts: `{"en":{"Subject":"For {name}","Body":"{link} {code}"}}`, State: messages.Waiting, ByHand: true, SendAfter: change.At(tx.Now()), Seq: tx.Seq()}
		w.Must(db.Create(tx, &m))
		id = m.ID
		row := messages.Message{MailingID: &m.ID, HouseholdID: e.Households[0].ID, Kind: m.Kind, State: messages.Waiting, ByHand: true, DueAt: change.At(tx.Now()), Detail: e.Canary + "-note"}
		return change.MailingQueued{Mailing: m.ID, Of: "invitation", Households: 1}, db.Create(tx, &row)
	})
	return id
}

// request asks something for the first household of an event.
func request(w *webtest.World, e webtest.Event) change.ID {
	r := requestrows.GuestRequest{HouseholdID: e.Households[0].ID, Kind: "child", Words: e.Words(), Status: requestrows.Open}
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: r.HouseholdID}, err
	})
	return r.ID
}

// personal are the words before ids of rows that only the person sees who made them; here Anna, a host.
var personal = map[string]string{"import": "host"}

// anna is the scope of the event's host.
func anna(w *webtest.World, e webtest.Event) access.Scope {
	s := w.System(e)
	s.Actor = change.Actor{Kind: change.ByAccount, ID: e.Accounts["anna"].ID}
	return s
}

func teamLink(w *webtest.World, e webtest.Event) change.ID {
	entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		return team.Invite(tx, webtest.Secret, team.Invitation{Role: "viewer", Note: "For Vera of " + e.Canary})
	})
	return entry.Change.(change.MemberInvited).Link
}

// screenLink is a link by which a screen shows the second occasion.
func screenLink(w *webtest.World, e webtest.Event) change.ID {
	entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		return screens.Make(tx, webtest.Secret, screens.Draft{Label: "Foyer of " + e.Canary, Occasion: e.Occasions[1].ID})
	})
	return entry.Change.(change.ScreenMade).Screen
}

// alternative is a plan of the second occasion that isn't in use.
func alternative(w *webtest.World, e webtest.Event) (plan change.ID) {
	for plan == "" {
		c := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			return seating.AddPlan(tx, seating.NewPlan{Occasion: e.Occasions[1].ID})
		}).Change.(change.PlanAdded)
		if !c.InUse {
			plan = c.Plan
		}
	}
	return plan
}

// atTable seats an event's first guest, once, and shows tables to whoever writes a name.
func atTable(w *webtest.World, e webtest.Event) {
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		row, err := events.Current(tx.Read)
		w.Must(err)
		w.Must(db.Update(tx, &row, db.Set{"tables_shown": events.ShownByName}))
		n, err := db.From[seating.Assignment](tx.Read).Where("guest_id = ?", string(e.Guests[0].ID)).Count()
		w.Must(err)
		if n > 0 {
			return change.EventTouched{Event: e.ID}, nil
		}
		added, err := seating.AddTables(tx, seating.NewTables{Occasion: e.Occasions[1].ID, Name: "By the door", Count: 1, Seats: 8, Shape: seating.Round})
		w.Must(err)
		from := seating.Premise{Guest: e.Guests[0].ID, From: seating.Parking}
		_, err = seating.Move(tx, seating.Moving{Occasion: e.Occasions[1].ID, Guests: []string{from.String()}, To: string(added.(change.TablesAdded).Tables[0])})
		w.Must(err)
		return change.EventTouched{Event: e.ID}, nil
	})
}
