package messages_test

import (
	"errors"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	rows "convive/models/messages"
)

func TestAHostSeesWhoGetsAMessageAndSendsItOnceWhileAnotherWatches(t *testing.T) {
	each(t, func(h *house) {
		anna := h.As("anna")
		first := h.Ours.Households[0]
		shown := anna.Get(at+"/new?kind=reminder&occasion="+string(h.Ours.Occasions[0].ID)).Status(200).
			Says("3 households can get it", first.EnvelopeName, "ours-mail@example.org", "A kind reminder: Wedding OURS", "Send in a minute")
		id := stated.FindStringSubmatch(shown.Text)[1]
		ben, stranger := h.As("ben").Open(at), h.Stranger().Open("/e/other-wedding/messages")
		order := append(h.order(rows.Reminder, "occasion", string(h.Ours.Occasions[0].ID)), "command", id)
		c := anna.Post(at+"/mailings", order...).Status(200).Change().(change.MailingQueued)
		if c.Of != "reminder" || c.Households != 3 {
			t.Errorf("%+v", c)
		}
		anna.Post(at+"/mailings", order...).Status(200).Changes() // the same again
		mailing := at + "/mailings/" + string(c.Mailing)
		anna.Get(mailing).Status(200).Says("Sending to 3 households in 60 s.", "Undo", "3 waiting")
		watch := h.As("ben").Open(mailing)
		ben.Shows("messages-list", "3 waiting")
		h.work()
		ben.Shows("messages-list", "3 sent")
		watch.Shows("mailing-head", "done")
		ben.Converges()
		watch.Converges()
		stranger.SawNothing()
		anna.Get("/e/amara-jonas/activity").Says("Anna OURS", "sends a reminder to 3 households").SaysNot("Messages sent", "Messages are on their way") // one entry, however many batches
		if n := len(h.box.Letters()); n != 3 {
			t.Errorf("%d letters", n)
		}
		for _, l := range h.box.Letters() {
			if strings.Contains(l.Raw, "THEIRS") {
				t.Error("a letter tells of another wedding")
			}
		}
	})
}

func TestTheMessagesToAHouseholdStandOnItsPage(t *testing.T) {
	each(t, func(h *house) {
		page := "/e/amara-jonas/households/" + string(h.Ours.Households[0].ID)
		h.As("anna").Get(page).Status(200).SaysNot("All messages")
		ben := h.As("ben").Open(page)
		h.As("anna").Post(at+"/mailings", append(h.order(rows.Reminder, "occasion", string(h.Ours.Occasions[0].ID)), "command", string(db.NewID()))...).Status(200)
		ben.Shows("household-messages", "Reminder · "+h.Ours.Occasions[0].Name)
		ben.Shows("household-messages", "waiting")
		h.work()
		ben.Shows("household-messages", "sent")
		ben.Converges()
		h.As("cora").Get(page).Status(200).SaysNot("household-messages")
	})
}

func TestThePreviewOfAReminderSaysWhoHasAnswered(t *testing.T) {
	each(t, func(h *house) {
		o := h.Ours.Occasions[0]
		h.Mutate(h.Ours, func(tx *db.Tx) (change.Change, error) {
			invited, err := db.From[guests.Invitation](tx.Read).Where("household_id = ? AND occasion_id = ?", string(h.Ours.Households[0].ID), string(o.ID)).All()
			for i := range invited {
				err = errors.Join(err, db.Update(tx, &invited[i], db.Set{"reply": guests.Declined}))
			}
			return change.GuestsEdited{What: "reply"}, err
		})
		h.As("anna").Get(at+"/new?kind=reminder&occasion="+string(o.ID)).Says("2 households can get it", "Has answered.").SaysNot("meanwhile")
	})
}

func TestAMailingIsTakenBackFromItsPageOrFromTheNotice(t *testing.T) {
	each(t, func(h *house) {
		for _, script := range []bool{true, false} {
			anna := h.As("anna")
			anna.NoScript = !script
			c := anna.Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued)
			watch := h.As("ben").Open(at + "/mailings/" + string(c.Mailing))
			u := anna.Post(at+"/mailings/"+string(c.Mailing)+"/withdrawal", "version", "1").Change().(change.Undone)
			if u.What != c.Kind() || u.Kept > 0 {
				t.Errorf("%+v", u)
			}
			anna.Get(at).Says("Taken back. Nothing was sent.", "Nothing was sent yet")
			watch.Shows("mailing-head", "This mailing was taken back")
			anna.Get(at + "/mailings/" + string(c.Mailing)).Status(404)
		}
		h.work()
		c := h.As("anna").Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued)
		h.work()
		h.As("anna").Post(at + "/mailings/" + string(c.Mailing) + "/withdrawal").Refused("These messages are on their way already.")
		if n := len(h.box.Letters()); n != 3 {
			t.Errorf("%d letters: those of the last alone", n)
		}
	})
}

func TestEachStepOfAMailingIsOneChangeAndSaysWhatItDid(t *testing.T) {
	each(t, func(h *house) {
		h.box.Refuse("ours-mail@example.org", 550, "no such user")
		anna := h.As("anna")
		id := anna.Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued).Mailing
		mailing := at + "/mailings/" + string(id)
		anna.Post(mailing + "/pause").Says("Paused.").Changes(change.MailingPaused{Mailing: id})
		anna.Post(mailing + "/pause").Changes()
		anna.Post(mailing + "/resumption").Changes(change.MailingResumed{Mailing: id})
		h.work()
		anna.Get(mailing).Says("3 refused", "The e-mail address is bad.", "no such user")
		anna.Get(at+"/new?kind=update").Says("Nobody would get this message now.", "3 households don't get it", "The e-mail address is bad.")
		for _, g := range h.Ours.Guests {
			anna.Post(at+"/addresses/"+string(g.ID), "email", g.Email, "bad", "").Says("Messages go to this address again.").
				Changes(change.AddressMarked{Guest: g.ID, Household: g.HouseholdID})
		}
		h.box.Refuse("ours-mail@example.org", 0, "")
		anna.Post(mailing + "/retry").Says("3 messages are tried again.").Changes(change.MessagesRetried{Mailing: id, Messages: 3})
		anna.Post(mailing + "/stop").Says("Stopped. 3 messages were not sent.").Changes(change.MailingStopped{Mailing: id, Messages: 3})
		anna.Post(mailing + "/stop").Changes()
		one := h.message(id)
		anna.Post(at + "/" + string(one.ID) + "/retry").Changes(change.MessagesRetried{Mailing: id, Messages: 1})
		h.work()
		anna.Get(mailing).Says("1 sent", "2 stopped")
		other := h.message(id, one.ID)
		anna.Get(at+"/"+string(other.ID)).Says("You are invited: Wedding OURS", h.App.Link("/r/"))
		anna.Post(at+"/"+string(other.ID)+"/by-hand").Says("Marked as sent.", "Undo").
			Changes(change.MessageSentByHand{Message: other.ID, Household: other.HouseholdID, Invited: true})
	})
}

func TestWithoutAMailServerMessagesAreCopiedAndMarked(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := &house{World: w}
		anna := w.As("anna")
		anna.NoScript = true
		anna.Get(at).Says("No mail server is set up.")
		anna.Get(at + "/new?kind=invitation").Says("Put into the outbox")
		id := anna.Post(at+"/mailings", h.order(rows.Invitation)...).Status(303).Change().(change.MailingQueued).Mailing
		anna.Get(at+"/mailings/"+string(id)).Says("to be sent by hand", "Copy the text", "Mark as sent")
		m := h.message(id)
		anna.Post(at+"/"+string(m.ID)+"/by-hand", "version", "1").Status(303).Changes(change.MessageSentByHand{Message: m.ID, Household: m.HouseholdID, Invited: true})
		anna.Get(at+"/mailings/"+string(id)).Says("1 sent", "2 waiting", "sent by hand")
		anna.Post(at+"/sender/test", "kind", "invitation").Status(200).Says("No mail server is set up.").Changes()
	})
}

func TestHostsWriteTheirTextsAndAWrongPlaceIsNamed(t *testing.T) {
	each(t, func(h *house) {
		anna := h.As("anna")
		anna.Get(at+"/texts?kind=reminder&lang=de").Says("Kleine Erinnerung", "Wedding OURS", "{deadline}", "Deutsch")
		w := []string{"kind", "reminder", "language", "de", "subject", "Na, {name}?", "body", "Kommt ihr zu {evnt}?"}
		anna.Post(at+"/texts/wording?kind=reminder&lang=de", w...).Status(200).Refused("There is no place {evnt}.").Says("Kommt ihr zu {evnt}?")
		anna.NoScript = true
		anna.Post(at+"/texts/wording?kind=reminder&lang=de", w...).Status(422).Refused("There is no place {evnt}.").Says("Kommt ihr zu {evnt}?")
		anna.NoScript = false
		w[7] = "Kommt ihr zu {event}? {link}"
		anna.Post(at+"/texts/wording?kind=reminder&lang=de", w...).Says("Saved.", "Kommt ihr zu Wedding OURS?").Changes(change.TemplateEdited{Of: "reminder", Language: "de"})
		w = append(w, "version", h.version(rows.Reminder, "de"))
		anna.Post(at+"/texts/wording?kind=reminder&lang=de", w...).Says("Kommt ihr zu Wedding OURS?").Changes()
		anna.Post(at+"/texts/original?kind=reminder&lang=de", w...).Says("Kleine Erinnerung").Changes(change.TemplateEdited{Of: "reminder", Language: "de"})
		anna.Post(at+"/mailings", h.order(rows.Update)...).Refused("Write the update first")
	})
}

func TestATextThatAsksForAReplyAndLeadsToNoneIsKeptOnlyIfThatIsMeant(t *testing.T) {
	each(t, func(h *house) {
		anna := h.As("anna")
		wording := func(kind rows.Kind, body string, more ...string) []string {
			return append([]string{"kind", string(kind), "language", "en", "subject", "Well?", "body", body}, more...)
		}
		const page, warning, box = at + "/texts/wording", "Nothing in this text leads guests to their reply: write {link} where it should stand.", "Save it without a link to the reply"
		anna.Get(at + "/texts?kind=invitation&lang=en").SaysNot(box)
		for _, kind := range []rows.Kind{rows.Invitation, rows.Reminder, rows.Receipt} {
			anna.Post(page, wording(kind, "Do you come, {name}?")...).Refused(warning).Says(box, "Do you come, {name}?").Changes()
		}
		anna.NoScript = true
		anna.Post(page, wording(rows.Reminder, "Do you come?")...).Status(422).Refused(warning).Says(box).Changes()
		anna.NoScript = false
		anna.Post(page, wording(rows.Reminder, "Do you come?", "linkless", "1")...).Says("Saved.").Changes(change.TemplateEdited{Of: "reminder", Language: "en"})
		anna.Post(page, wording(rows.Invitation, "Come, with {code}")...).Changes(change.TemplateEdited{Of: "invitation", Language: "en"})
		anna.Post(page, wording(rows.Update, "The bus leaves at 3.")...).Changes(change.TemplateEdited{Of: "update", Language: "en"})
		anna.Post(page, wording(rows.SaveTheDate, "Keep it free.")...).Changes(change.TemplateEdited{Of: "save_the_date", Language: "en"})
	})
}

func TestTheSenderIsTheHostsAndATestGoesToOneself(t *testing.T) {
	each(t, func(h *house) {
		anna := h.As("anna")
		anna.Get(at + "/new?kind=invitation").Says("Guests who answer it reach anna@amara-jonas.example.org.")
		anna.Post(at+"/sender/test", "kind", "invitation").Says("Sent to anna@amara-jonas.example.org.").Changes()
		if got := h.box.Letters()[0].Get("Reply-To"); got != `"Wedding OURS" <anna@amara-jonas.example.org>` {
			t.Errorf("answers to a test go to %s", got)
		}
		anna.Post(at+"/sender/signature", "version", "1", "sender_name", "Amara\r\nBcc: x@example.org", "reply_to", "nobody").Refused("This is not an e-mail address.").Says("Write it on one line.")
		anna.Post(at+"/sender/signature", "version", "1", "sender_name", "Amara & Jonas", "reply_to", "us@example.org").Changes(change.SenderEdited{Event: h.Ours.ID})
		anna.Get(at + "/new?kind=invitation").Says("Guests who answer it reach us@example.org.").SaysNot("reach anna@")
		anna.Post(at+"/sender/test", "kind", "save_the_date").Says("Sent to anna@amara-jonas.example.org.").Changes()
		l := h.box.Letters()[1]
		if l.To[0] != "anna@amara-jonas.example.org" || l.Get("Reply-To") != `"Amara & Jonas" <us@example.org>` || !strings.Contains(l.Get("Subject"), "Save the date") {
			t.Errorf("%v %v", l.To, l.Header)
		}
		anna.Post(at+"/sender/test", "kind", "reminder").Says("Sent to anna@amara-jonas.example.org.").Changes()
		text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(h.box.Letters()[2].Raw)))
		h.Must(err)
		link := regexp.MustCompile(`/r/[\w-]+`).Find(text)
		if !strings.Contains(string(text), "Dear Ana and Luis") || len(link) == 0 {
			t.Errorf("it reads as none of ours would: %s", text)
		}
		h.Anonymous().Get(string(link)).Status(404) // and opens nothing
		anna.Get(at+"/texts?kind=invitation").Says("Ana & Luis Ferreira", "Dear Ana and Luis").SaysNot("Dear Ada")
		h.box.Refuse("anna@amara-jonas.example.org", 550, "who is that")
		anna.Post(at+"/sender/test", "kind", "reminder").Says("who is that").Changes()
	})
}

func TestWhoMayNotSendSeesNothingOfTheOutbox(t *testing.T) {
	each(t, func(h *house) {
		id := h.As("anna").Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued).Mailing
		for _, name := range []string{"cora", "vera", "carl", "dora"} {
			c := h.As(name)
			c.Get("/e/amara-jonas").SaysNot(at)
			for _, path := range []string{"", "/new", "/texts", "/sender", "/receipts", "/mailings/" + string(id)} {
				c.Get(at+path).Status(403).SaysNot("ours-mail", "/r/")
			}
			c.Post(at+"/mailings", h.order(rows.Reminder, "occasion", string(h.Ours.Occasions[0].ID))...).Status(403).Changes()
			c.Post(at + "/mailings/" + string(id) + "/stop").Status(403).Changes()
		}
		h.As("pia").Get(at).Status(200)
		for _, path := range []string{"/activity"} {
			h.As("vera").Get("/e/amara-jonas"+path).Status(200).Says("sends the invitation to 3 households").SaysNot("ours-mail", "/r/")
		}
	})
}
