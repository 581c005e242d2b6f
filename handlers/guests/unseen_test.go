package guests_test

import (
	"regexp"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

var seenReply = regexp.MustCompile(`name="seen" value="(\d+)"`)

// newest is the newest reply that a page's form of removal says it shows.
func newest(t *testing.T, a webtest.Answer) string {
	t.Helper()
	all := seenReply.FindAllStringSubmatch(a.Text, -1)
	if all == nil {
		t.Fatalf("no form of removal: %.3000s", a.Text)
	}
	return all[len(all)-1][1]
}

func TestAReplyThatCameSinceTheFormWasDrawnIsAskedAboutBeforeItGoes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, g, dinner := w.As("anna"), w.Ours.Guests[0], w.Ours.Occasions[1]
		house := "/e/amara-jonas/households/" + string(g.HouseholdID)
		answers := func(reply guests.Reply) {
			w.Clock.Move(time.Minute)
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return replies.SendOnBehalf(tx, g.HouseholdID, replies.Draft{Source: replies.Phone,
					Answers: map[replies.Cell]replies.Answer{{Guest: g.ID, Occasion: dinner.ID}: {Reply: reply}}})
			})
		}
		ways := []struct{ page, to string }{{page + "/" + string(g.ID), page + "/" + string(g.ID) + "/removal"}, {house, house + "/removal"}, {page, page + "/removal"}}
		for i, way := range ways {
			form := []string{"seen", newest(t, anna.Get(way.page))}
			switch i {
			case 0:
				form = append(form, "version", version(the[guests.Guest](w, g.ID).Version))
			case 1:
				form = append(form, "version", version(the[guests.Household](w, g.HouseholdID).Version))
			case 2:
				form = append(form, "guest", string(g.ID))
			}
			answers(guests.Attending)
			anna.NoScript = i == 1
			asked := anna.Post(way.to, form...).Says("replied since you looked. If you go on, the reply goes too.", "Remove all the same")
			asked.Changes()
			told := newest(t, asked)
			answers(guests.Declined)
			again := append([]string{"seen", told}, form[2:]...)
			anna.Post(way.to, again...).Says("replied since you looked.").Changes()
			again[1] = newest(t, anna.Get(way.page))
			switch anna.Post(way.to, again...).Change().(type) {
			case change.GuestsDeleted, change.HouseholdsDeleted:
			default:
				t.Errorf("%s: not removed", way.to)
			}
			anna.NoScript = false
			anna.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		}
	})
}

func TestAWordToTheHostsIsNotRemovedUnseenEither(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, h, g, dinner := w.As("anna"), w.Ours.Households[0], w.Ours.Guests[0], w.Ours.Occasions[1]
		house := "/e/amara-jonas/households/" + string(h.ID)
		own := access.Scope{Place: access.AtEvent, Organization: w.Ours.OrganizationID, Event: w.Ours.ID, Role: access.Household, Can: access.Of(access.Household),
			Household: h.ID, Looker: access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}}
		send := func(d replies.Draft) {
			w.Clock.Move(time.Minute)
			_, err := w.DB.Mutate(t.Context(), own, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				s, err := replies.Of(tx.Read, h.ID)
				if err != nil {
					return nil, err
				}
				d.Version = s.Reply.Version
				return replies.Send(tx, d)
			})
			w.Must(err)
		}
		send(replies.Draft{Answers: map[replies.Cell]replies.Answer{{Guest: g.ID, Occasion: dinner.ID}: {Reply: guests.Declined}}})
		form := []string{"version", version(the[guests.Household](w, h.ID).Version), "seen", newest(t, anna.Get(house))}
		send(replies.Draft{Asked: true, Note: "We send a card"})
		asked := anna.Post(house+"/removal", form...).Says("replied since you looked.", "Remove all the same")
		asked.Changes()
		form[3] = newest(t, asked)
		anna.Post(house+"/removal", form...).Change()
	})
}
