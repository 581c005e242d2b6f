package messages_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/messages"
)

// why says who of the audience gets it ("") and why others don't.
func (k *kit) why(c messages.Choice) map[string]messages.Reason {
	k.Helper()
	all := map[string]messages.Reason{}
	k.read(func(r *db.Read) error {
		list, err := messages.Audience(r, c)
		for _, one := range list {
			for name, h := range k.homes {
				if h.ID == one.ID {
					all[name] = one.Why
				}
			}
		}
		return err
	})
	return all
}

// crowd adds a household of every sort that is not written to.
func (k *kit) crowd() {
	k.home("Without", guests.Guest{Name: "Nora Without"})
	k.home("Bad", guests.Guest{Name: "Bo Bad", Email: "bo@example.org", EmailProblem: "no such user"})
	k.home("Young", guests.Guest{Name: "Mia Young", Age: guests.Child, Email: "mia@example.org"}, guests.Guest{Name: "Leo Young", Age: guests.Infant})
	k.household(guests.Household{EnvelopeName: "B", List: guests.ListB}, "Later", guests.Guest{Name: "Lou Later", Email: "lou@example.org"})
	k.household(guests.Household{EnvelopeName: "H", Host: true}, "Host", guests.Guest{Name: "Amara", Email: "amara@example.org"})
	waits := k.home("Waits", guests.Guest{Name: "Wil Waits", Email: "wil@example.org"})
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		rows, err := db.From[guests.Invitation](tx.Read).Where("household_id = ?", string(waits.ID)).All()
		for i := range rows {
			if err == nil {
				err = db.Update(tx, &rows[i], db.Set{"waiting": true})
			}
		}
		return change.GuestsEdited{}, err
	})
	k.home("Answered", guests.Guest{Name: "Ann Answered", Email: "ann@example.org"})
	k.reply("Answered")
}

func TestAReminderGoesToWhoHasNotAnsweredAndTheListSaysWhyOthersDontGetIt(t *testing.T) {
	each(t, func(k *kit) {
		k.crowd()
		want := map[string]messages.Reason{"Lawson": "", "Aubertin": "", "Without": messages.NoAddress, "Bad": messages.BadAddress, "Young": messages.NoChildren,
			"Later": "", "Waits": messages.NotInvited, "Answered": messages.Replied}
		reminder := messages.Choice{Kind: messages.Reminder, Occasion: k.occasions[0].ID}
		if got := k.why(reminder); !maps.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		k.read(func(r *db.Read) error { // whatever one looks for, a child is never among the addresses
			list, err := messages.Audience(r, messages.Choice{Kind: messages.Invitation})
			for _, one := range list {
				if one.Later != (one.ID == k.homes["Later"].ID) {
					t.Errorf("%s is chosen by itself: %v", one.EnvelopeName, !one.Later)
				}
				if slices.Contains(one.Addresses, "kit@example.org") || slices.Contains(one.Addresses, "mia@example.org") {
					t.Errorf("a child is written to: %+v", one.Addresses)
				}
			}
			return err
		})
		all := []string{}
		for name := range k.homes {
			all = append(all, name)
		}
		o := k.order(messages.Reminder, all...)
		e := k.do(k.anna, queueing(o))
		c := e.Change.(change.MailingQueued)
		if want := (change.MailingQueued{Mailing: c.Mailing, Of: "reminder", Occasion: o.Occasion, Households: 3}); !reflect.DeepEqual(c, want) {
			t.Errorf("got %+v", c)
		}
		want["Lawson"], want["Aubertin"], want["Later"] = messages.Queued, messages.Queued, messages.Queued
		if got := k.why(reminder); !maps.Equal(got, want) {
			t.Errorf("while it waits: %v", got)
		}
		k.refuses("None of these households", queueing(o))
	})
}

func TestAnInvitationGoesToEachHouseholdOnceUnlessItIsAskedForAgain(t *testing.T) {
	each(t, func(k *kit) {
		id := k.queue(messages.Invitation, "Lawson")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return messages.SentByHand(tx, k.sheet(id).Entries[0].ID) })
		want := map[string]messages.Reason{"Lawson": messages.HasIt, "Aubertin": ""}
		if got := k.why(messages.Choice{Kind: messages.Invitation}); !maps.Equal(got, want) {
			t.Errorf("got %v", got)
		}
		if got := k.why(messages.Choice{Kind: messages.Invitation, Again: true}); got["Lawson"] != "" {
			t.Errorf("again: %v", got)
		}
		k.read(func(r *db.Read) error {
			n, err := db.From[guests.Invitation](r).Where("household_id = ? AND sent_at > ?", string(k.homes["Lawson"].ID), 0).Count()
			if n != 6 {
				t.Errorf("%d invitations have a day on which they were sent", n)
			}
			return err
		})
	})
}

func TestNewsForWhoComesLeavesOutWhoDeclinedAndWhoHasNotAnswered(t *testing.T) {
	each(t, func(k *kit) {
		k.home("Osei", guests.Guest{Name: "Efua Osei", Email: "efua@example.org"})
		k.reply("Lawson")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			rows, err := db.From[guests.Invitation](tx.Read).Where("household_id = ?", string(k.homes["Aubertin"].ID)).All()
			for i := range rows {
				err = errors.Join(err, db.Update(tx, &rows[i], db.Set{"reply": guests.Declined}))
			}
			return change.GuestsEdited{}, err
		})
		want := map[string]messages.Reason{"Lawson": messages.NoReason, "Aubertin": messages.NoNeed, "Osei": messages.Unanswered}
		if got := k.why(messages.Choice{Kind: messages.Update, To: messages.ToAttending}); !maps.Equal(got, want) {
			t.Errorf("got %v", got)
		}
	})
}

func TestAMailingIsRefusedInASentence(t *testing.T) {
	each(t, func(k *kit) {
		k.refuses("Write the update first", queueing(k.order(messages.Update, "Lawson")))
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return messages.Write(tx, messages.Wording{Kind: messages.Update, Language: "en", Subject: "News", Body: "The bus leaves at 3."})
		})
		k.do(k.anna, queueing(k.order(messages.Update, "Lawson")))
		k.clock.Move(5 * 24 * time.Hour)
		k.refuses("Guests can't reply now", queueing(k.order(messages.Reminder, "Lawson")))
		gone := k.order(messages.Invitation, "Lawson")
		gone.Occasion = db.NewID()
		if _, err := k.try(k.anna, queueing(gone)); err == nil {
			t.Error("an occasion that there is not was taken")
		}
	})
	for name, o := range map[string]messages.Order{
		"kind": {Kind: "spam", Households: []change.ID{"x"}}, "occasion": {Kind: messages.Reminder, Households: []change.ID{"x"}},
		"household": {Kind: messages.Invitation}, "audience": {Kind: messages.Update, To: "strangers", Households: []change.ID{"x"}},
	} {
		if wrong := o.Validate(); len(wrong) != 1 || wrong[0].Name != name {
			t.Errorf("%s: %+v", name, wrong)
		}
	}
}

// version is that of the hosts' own text, as their form states it.
func (k *kit) version(w messages.Wording) (version int64) {
	k.Helper()
	k.read(func(r *db.Read) error {
		_, row, err := messages.Written(r, w.Kind, w.Language)
		version = row.Version
		return err
	})
	return version
}

func TestATextIsWrittenOncePerLanguageAndGoesBackToTheOriginal(t *testing.T) {
	each(t, func(k *kit) {
		w := messages.Wording{Kind: messages.Reminder, Language: "de", Subject: "Na?", Body: "Kommt ihr, {name}?"}
		writing := func(w messages.Wording) rule {
			return func(tx *db.Tx) (change.Change, error) { return messages.Write(tx, w) }
		}
		k.changes(change.TemplateEdited{Of: "reminder", Language: "de"}, writing(w))
		k.refuses("Somebody changed this text", writing(w))
		began := k.version(w)
		w.Version, w.Subject = began, "Kommt ihr?"
		k.changes(change.TemplateEdited{Of: "reminder", Language: "de"}, writing(w))
		back := func(version int64) rule {
			return func(tx *db.Tx) (change.Change, error) {
				return messages.Original(tx, messages.Return{Version: version, Kind: w.Kind, Language: w.Language})
			}
		}
		k.refuses("Somebody changed this text meanwhile.", back(began))
		k.changes(change.TemplateEdited{Of: "reminder", Language: "de"}, back(began+1))
		k.changes(change.None, back(began+1))
		k.read(func(r *db.Read) error {
			text, row, err := messages.Written(r, messages.Reminder, "de")
			if text != messages.Default(messages.Reminder, "de") || row.ID != "" {
				t.Errorf("%+v", text)
			}
			return err
		})
	})
}

func TestAFormOfATextThatWasTakenBackDoesNotOverwriteTheOneThatWasWrittenSince(t *testing.T) {
	each(t, func(k *kit) {
		w := messages.Wording{Kind: messages.Reminder, Language: "de", Subject: "Na?", Body: "Kommt ihr, {name}?"}
		edited := change.TemplateEdited{Of: "reminder", Language: "de"}
		writing := func(version int64, body string) rule {
			w.Version, w.Body = version, body
			form := w
			return func(tx *db.Tx) (change.Change, error) { return messages.Write(tx, form) }
		}
		var seen []int64
		for round := range 3 {
			k.changes(edited, writing(0, fmt.Sprint("Text ", round)))
			first := k.version(w)
			for _, old := range seen {
				k.refuses("Somebody changed this text meanwhile.", writing(old, "An old form's"))
				k.refuses("Somebody changed this text meanwhile.", func(tx *db.Tx) (change.Change, error) {
					return messages.Original(tx, messages.Return{Version: old, Kind: w.Kind, Language: w.Language})
				})
			}
			k.changes(edited, writing(first, fmt.Sprint("Text ", round, ", mended")))
			seen = append(seen, first, k.version(w))
			k.changes(edited, func(tx *db.Tx) (change.Change, error) {
				return messages.Original(tx, messages.Return{Version: seen[len(seen)-1], Kind: w.Kind, Language: w.Language})
			})
		}
	})
}

func TestTheLanguageIsTheHouseholdsThenTheEvents(t *testing.T) {
	for want, c := range map[string][2]string{"he": {"he", "en"}, "de": {"", "de"}, "en": {"", ""}, "fr": {"xx", "fr"}} {
		if got := messages.LanguageOf(events.Event{Languages: db.Words{c[1]}}, guests.Household{Language: c[0]}); got != want {
			t.Errorf("%v: %s", c, got)
		}
	}
}
