package questions_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
)

const page = "/e/amara-jonas/questions"

// asks adds a question as a host does on its page.
func asks(w *webtest.World, fields ...string) change.ID {
	return w.As("anna").Post(page+"/asking", fields...).Status(200).Change().(change.QuestionAdded).Question
}

func bus(w *webtest.World) change.ID {
	return asks(w, "asks", "Which bus?", "answer_kind", "choice", "per", "person", "options", "Early\nLate", "occasion_id", string(w.Ours.Occasions[1].ID))
}

func home(w *webtest.World, n int) string {
	return "/w/amara-jonas/h/" + string(w.Ours.Households[n].ID)
}

func cell(w *webtest.World, guest, occasion int) string {
	return string(w.Ours.Guests[guest].ID) + "." + string(w.Ours.Occasions[occasion].ID)
}

const draft = "/reply/0190aaaa-0000-7000-8000-000000000001"

func TestAQuestionIsAddedMovedChangedAndRemovedAndEverybodySeesIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch, stranger := w.As("pia").Open(page), w.Stranger().Open("/e/other-wedding/questions")
		first := asks(w, "asks", "Where do you stay?", "answer_kind", "text", "per", "household")
		second := bus(w)
		watch.Shows("questions-list", "Which bus?")
		host := w.As("anna")
		host.Post(page+"/"+string(second)+"/move", "version", "1", "way", "up").Changes(change.QuestionMoved{Question: second})
		host.Post(page+"/"+string(second)+"/move", "version", "2", "way", "up").Changes() // it is the first already
		host.Post(page+"/"+string(second)+"/move", "version", "1", "way", "down").Says("changed by somebody else").Changes()
		if list := w.As("ben").Get(page).Text; strings.Index(list, "Which bus?") > strings.Index(list, "Where do you stay?") {
			t.Error("it was not moved")
		}
		host.NoScript = true
		host.Post(page+"/"+string(first)+"/details", "version", "2", "asks", "Where do you sleep?", "answer_kind", "text", "per", "household").Status(303).Changes(change.QuestionEdited{Question: first})
		host.Post(page+"/"+string(first)+"/removal", "version", "3").Status(303).Changes(change.QuestionRemoved{Question: first})
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestAQuestionThatCanNotBeIsSentBackWithWhatWasTyped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		host.Post(page+"/asking", "asks", "", "answer_kind", "choice", "per", "person", "options", "Only one").
			Says("Write the question as guests should read it.", "Write at least two choices, one on each line.", "Only one").Changes()
		host.Post(page+"/asking", "asks", "Whose?", "answer_kind", "text", "per", "person", "occasion_id", string(w.Theirs.Occasions[0].ID)).Says("This occasion has been removed.", "Whose?").Changes()
		for name, may := range map[string]bool{"owner": true, "pia": true, "cora": false, "vera": false, "carl": false, "dora": false} {
			a := w.As(name).Post(page+"/asking", "asks", "May "+name+"?", "answer_kind", "text", "per", "person")
			if may {
				a.Change()
			} else {
				a.Status(403).Changes()
			}
		}
	})
}

func TestAHouseholdAnswersAndWhoMayReadHealthNotesReadsIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		id := bus(w)
		field := "answer." + string(id) + "." + string(w.Ours.Guests[0].ID)
		answers, stranger := w.As("pia").Open("/e/amara-jonas/answers"), w.Stranger().Open("/e/other-wedding/answers")
		hosts := w.As("anna").Open("/e/amara-jonas/replies?show=all")
		other := w.Household(w.Ours.Households[1]).Open(home(w, 1))
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/sending", "reply."+cell(w, 0, 1), "attending", field, "", field, "Late").Change()
		answers.Shows("answers-list", "Late")
		answers.Converges()
		hosts.Shows("replies-list", "Which bus?")
		hosts.Converges()
		other.Converges()
		stranger.SawNothing()
		guest.Get(home(w, 0)+"/receipt").Says("Which bus?", "Late")
		w.As("vera").Get("/e/amara-jonas/replies?show=all").SaysNot("Which bus?", "Late")
		w.As("vera").Get("/e/amara-jonas/answers").Status(403)
		w.As("carl").Get("/e/amara-jonas/answers").Status(403)

		host := w.As("anna")
		host.Post(page+"/"+string(id)+"/details", "version", "1", "asks", "Which bus?", "answer_kind", "text", "per", "person", "occasion_id", string(w.Ours.Occasions[1].ID)).
			Refused("Guests have answered this already, so how it is answered stays. Ask a new question instead.").Changes()
		host.Get(page).Says("1 answer goes with it")
		host.Post(page+"/"+string(id)+"/removal", "version", "1").Changes(change.QuestionRemoved{Question: id, Answers: 1})
		guest.Get(home(w, 0) + "/receipt").SaysNot("Which bus?")
	})
}

func TestAQuestionAddedAfterTheReplyIsAnsweredAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/sending", "reply."+cell(w, 0, 1), "attending").Change()
		own := guest.Open(home(w, 0))
		w.Clock.Move(time.Minute)
		id := bus(w)
		own.Shows("invitation", "Answer one more question")
		field := "answer." + string(id) + "." + string(w.Ours.Guests[0].ID)
		start := guest.Get(home(w, 0) + "/reply?step=more").Status(303).Header.Get("Location")
		guest.Get(start).Status(200).Says("One more question", "Which bus?", "Send the answer").SaysNot("Who comes to what?")
		sending := strings.TrimSuffix(start, "?step=more") + "/sending"
		guest.NoScript = true
		guest.Post(sending, "page", "more", field, "", field, "Never").Status(422).Says("One more question", "Choose one of the answers that are offered here.").Changes()
		guest.Post(sending, "page", "more", field, "", field, "Early").Status(303).Changes(change.ReplySent{Household: w.Ours.Households[0].ID, Answers: 1})
		own.Converges()
		guest.Get(home(w, 0)).SaysNot("more question")
		guest.Get(start).Says("Who comes to what?") // where nothing more is asked the reply itself begins
	})
}

func TestAnOccasionTakesItsQuestionsAlongAndUndoBringsThemBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		asks(w, "asks", "Which bus?", "answer_kind", "text", "per", "person", "occasion_id", string(w.Ours.Occasions[0].ID))
		watch := w.As("ben").Open(page)
		w.As("anna").Post("/e/amara-jonas/settings/occasions/"+string(w.Ours.Occasions[0].ID)+"/removal", "version", "1").Change()
		watch.Converges()
		w.As("anna").Get(page).SaysNot("Which bus?")
	})
}

func TestHostsSeeWhoStartedAndDidNotSendOnceADayHasPassed(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		hosts, stranger := w.As("anna").Open("/e/amara-jonas/replies"), w.Stranger().Open("/e/other-wedding/replies")
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "draft", "reply."+cell(w, 0, 0), "attending").Status(204).Changes(change.ReplyBegun{Household: w.Ours.Households[0].ID})
		guest.Post(home(w, 0)+draft+"/steps", "step", "words", "go", "draft", "asked-note", "1", "note", "Half a sen").Status(204).Changes()
		guest.Get(home(w, 0) + draft + "?step=words").Says("Half a sen")
		hosts.Converges()
		w.As("anna").Get("/e/amara-jonas/replies").SaysNot("started, not sent")
		w.Clock.Move(24 * time.Hour)
		hosts.Shows("replies-list", "started, not sent")
		hosts.Converges()
		w.As("anna").Get("/e/amara-jonas/replies?show=unsent").Says("started, not sent")
		if hosts.Saw("Half a sen") {
			t.Error("hosts saw what is not sent")
		}
		guest.Post(home(w, 0)+draft+"/sending", "reply."+cell(w, 0, 0), "attending").Change()
		w.As("anna").Get("/e/amara-jonas/replies?show=all").SaysNot("started, not sent")
		hosts.Converges()
		stranger.SawNothing()
	})
}

func TestWithoutScriptEverythingStandsOnOnePage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		id := bus(w)
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Get(home(w, 0)).Says("<noscript>", "/reply?step=all")
		start := guest.Get(home(w, 0) + "/reply?step=all").Status(303).Header.Get("Location")
		guest.Get(start).Status(200).Says("Who comes to what?", "What would you like to eat?", "Anything about food?", "Which bus?", "A song that gets you dancing", "A word to us")
		sending := strings.TrimSuffix(start, "?step=all") + "/sending"
		field := "answer." + string(id) + "." + string(w.Ours.Guests[0].ID)
		guest.Post(sending, "page", "all", "asked-songs", "1", "songs", "Waterloo").Status(422).Says("Choose for at least one person whether they come.", "Waterloo", "Who comes to what?").Changes()
		sent := guest.Post(sending, "page", "all", "reply."+cell(w, 0, 1), "attending", "meal."+cell(w, 0, 1), string(w.Ours.Meals[0].ID), field, "", field, "Early", "asked-songs", "1", "songs", "Waterloo").Status(303)
		if c := sent.Change().(change.ReplySent); c.Answers != 1 || c.Attending != 1 {
			t.Errorf("sent %+v", c)
		}
		guest.Get(home(w, 0)+"/receipt").Says("Which bus?", "Early", "Waterloo", "Beef OURS")
		later := strings.TrimSuffix(start, "?step=all") + "/steps"
		if a := guest.Post(later, "page", "all", "step", "all", "go", "later", "asked-note", "1", "note", "Not yet").Status(303); a.Header.Get("Location") != home(w, 0) {
			t.Errorf("later leads to %s", a.Header.Get("Location"))
		}
	})
}
