package replies_test

import (
	"reflect"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/questions"
	"convive/models/replies"
)

const needed = "Please answer this too: your hosts need it."

// question adds one as a host does.
func (w *world) question(d questions.Draft) change.ID {
	w.Helper()
	e := w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return questions.Add(tx, d) })
	return e.Change.(change.QuestionAdded).Question
}

func ofPerson(id, guest change.ID) questions.Slot { return questions.Slot{Question: id, Guest: guest} }

// says is a draft with answers to questions alone.
func says(said map[questions.Slot]replies.Saying) replies.Draft { return replies.Draft{Said: said} }

func told(since int64, words ...string) replies.Saying {
	return replies.Saying{Words: words, Told: true, Since: since}
}

// given is what is stored at a place.
func (w *world) given(home int, at questions.Slot) []string {
	w.Helper()
	return w.state(home).Given[at].Said
}

func TestAQuestionIsAskedOfThoseAloneWhoComeToItsOccasion(t *testing.T) {
	each(t, func(w *world) {
		bus := w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Text, Per: questions.Person, OccasionID: w.occasions[brunch]})
		all := w.question(questions.Draft{Asks: "Where do you stay?", AnswerKind: questions.Text, Per: questions.Household})
		d := draft(answers{w.at(ada, dinner): {Reply: comes}, w.at(ben, brunch): {Reply: comes}, w.at(kit, brunch): {Reply: cannot}})
		want := []questions.Slot{ofPerson(bus, w.people[ben]), {Question: all}}
		if got := w.state(0).Asked(d); !reflect.DeepEqual(got, want) {
			t.Errorf("asked %v, want %v", got, want)
		}
		if got := w.state(1).Asked(draft(answers{w.at(zoe, dinner): {Reply: cannot}})); got != nil {
			t.Errorf("who comes to nothing is asked %v", got)
		}
		d.Said = map[questions.Slot]replies.Saying{ofPerson(bus, w.people[ben]): told(0, "The early one"), ofPerson(bus, w.people[kit]): told(0, "Nobody asked"), {Question: all}: told(0, "Inn")}
		e := w.do(w.guest(0), sending(d)).Change.(change.ReplySent)
		if e.Answers != 2 || w.given(0, ofPerson(bus, w.people[kit])) != nil || !reflect.DeepEqual(w.given(0, questions.Slot{Question: all}), []string{"Inn"}) {
			t.Errorf("got %+v", e)
		}
	})
}

func TestAQuestionOfAnOccasionWhoseLastDayIsOverIsNeitherAskedNorTaken(t *testing.T) {
	each(t, func(w *world) {
		bus := w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Text, Per: questions.Person, OccasionID: w.occasions[brunch]})
		at := ofPerson(bus, w.people[ada])
		d := draft(answers{w.at(ada, brunch): {Reply: comes}})
		d.Said = map[questions.Slot]replies.Saying{at: told(0, "Early")}
		w.do(w.guest(0), sending(d))
		w.question(questions.Draft{Asks: "Which seat?", AnswerKind: questions.Text, Per: questions.Person, OccasionID: w.occasions[brunch], Required: true})
		var o events.Occasion
		w.read(func(r *db.Read) (err error) { o, err = db.Find[events.Occasion](r, w.occasions[brunch]); return err })
		set(w, o, db.Set{"deadline": "2026-08-28"}) // yesterday; the dinner goes on
		d = draft(answers{w.at(ada, dinner): {Reply: comes}})
		d.Said = map[questions.Slot]replies.Saying{at: told(1, "Late")}
		w.asks(w.guest(0), sending(d), ": You could answer for Brunch until 2026-08-28 00:00:00 +0200 CEST. The rest of your reply is kept: look at it again and send it.")
		d.Said[at] = told(1, "Early") // as it stands
		w.changes(w.guest(0), change.ReplySent{Household: w.homes[0].ID, Guests: []change.ID{w.people[ada]}, Occasions: []change.ID{w.occasions[dinner]}, Attending: 1}, sending(d))
		w.do(w.scope, w.entering(0, replies.Paper, says(map[questions.Slot]replies.Saying{at: told(1, "Late")}))) // hosts enter it
		if got := w.given(0, at); !reflect.DeepEqual(got, []string{"Late"}) {
			t.Errorf("stored %v", got)
		}
	})
}

func TestAReplyNeedsItsRequiredAnswersAndAPaperCardDoesNot(t *testing.T) {
	each(t, func(w *world) {
		d := draft(answers{w.at(ada, dinner): {Reply: comes}})
		id := w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Choice, Options: "Early\nLate", Per: questions.Person, Required: true})
		at := ofPerson(id, w.people[ada])
		w.asks(w.guest(0), sending(d), "answer: "+needed)
		d.Said = map[questions.Slot]replies.Saying{at: told(0, "Never")}
		w.asks(w.guest(0), sending(d), "answer: Choose one of the answers that are offered here.")
		d.Said[at] = told(0, "Late")
		w.do(w.guest(0), sending(d))
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.SendOnBehalf(tx, w.homes[1].ID, replies.Draft{Source: replies.Paper, Answers: answers{w.at(zoe, dinner): {Reply: comes}}})
		})
	})
}

func TestAQuestionAddedLaterIsAskedAgainOfThoseConcernedAlone(t *testing.T) {
	each(t, func(w *world) {
		w.do(w.guest(0), sending(draft(answers{w.at(ada, dinner): {Reply: comes}})))
		w.do(w.guest(1), sending(draft(answers{w.at(zoe, dinner): {Reply: cannot}})))
		w.clock.Move(time.Minute)
		id := w.question(questions.Draft{Asks: "How many children?", AnswerKind: questions.Number, Per: questions.Household})
		at := questions.Slot{Question: id}
		if got := w.state(0).Open(); !reflect.DeepEqual(got, []questions.Slot{at}) {
			t.Errorf("asked again: %v", got)
		}
		if got := w.state(1).Open(); got != nil {
			t.Errorf("who declined is asked %v", got)
		}
		w.asks(w.guest(0), sending(says(map[questions.Slot]replies.Saying{at: told(0, "two")})), "answer: Write a number that is not below 0, as in 2.")
		w.asks(w.guest(0), sending(says(map[questions.Slot]replies.Saying{at: told(0, "-2,5")})), "answer: Write a number that is not below 0, as in 2.")
		w.changes(w.guest(0), change.ReplySent{Household: w.homes[0].ID, Answers: 1}, sending(says(map[questions.Slot]replies.Saying{at: told(0, "٢")})))
		if got := w.given(0, at); !reflect.DeepEqual(got, []string{"2"}) {
			t.Errorf("stored %v", got)
		}
		if got := w.state(0).Open(); got != nil {
			t.Errorf("still asked: %v", got)
		}
	})
}

func TestANumberOutsideItsBoundsIsRefusedInASentenceThatNamesThem(t *testing.T) {
	each(t, func(w *world) {
		w.do(w.guest(0), sending(draft(answers{w.at(ada, dinner): {Reply: comes}})))
		cots := questions.Slot{Question: w.question(questions.Draft{Asks: "How many cots?", AnswerKind: questions.Number, Per: questions.Household, AtMost: "3"})}
		nights := questions.Slot{Question: w.question(questions.Draft{Asks: "How many nights?", AnswerKind: questions.Number, Per: questions.Household, AtLeast: "2"})}
		say := func(at questions.Slot, words string) rule {
			return sending(says(map[questions.Slot]replies.Saying{at: told(w.state(0).Given[at].Version, words)}))
		}
		w.asks(w.guest(0), say(cots, "4"), "answer: Write a whole number from 0 to 3.")
		w.asks(w.guest(0), say(cots, "2.5"), "answer: Write a whole number from 0 to 3.")
		w.asks(w.guest(0), say(nights, "1"), "answer: Write a whole number that is 2 or more.")
		w.asks(w.scope, w.entering(0, replies.Paper, says(map[questions.Slot]replies.Saying{cots: told(0, "4")})), "answer: Write a whole number from 0 to 3.")
		w.do(w.guest(0), say(cots, "3"))
		w.do(w.guest(0), say(nights, "14"))
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) { // closer bounds make nobody answer again
			return questions.Edit(tx, cots.Question, questions.Draft{Version: 1, Asks: "How many cots?", AnswerKind: questions.Number, Per: questions.Household, AtMost: "1"})
		})
		w.do(w.guest(0), sending(replies.Draft{Answers: answers{w.at(ben, dinner): {Reply: comes}}, Said: map[questions.Slot]replies.Saying{cots: told(1, "3")}}))
		w.asks(w.guest(0), say(cots, "2"), "answer: Write a whole number from 0 to 1.")
	})
}

func TestWhoComesByAnImportedListIsAskedToo(t *testing.T) {
	each(t, func(w *world) {
		at := ofPerson(w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Text, Per: questions.Person}), w.people[zoe])
		if got := w.state(1).Open(); got != nil {
			t.Errorf("who has not answered is asked %v beside the reply", got)
		}
		set(w, w.invitation(zoe, dinner), db.Set{"reply": comes, "source": string(replies.Import)})
		if got := w.state(1).Open(); !reflect.DeepEqual(got, []questions.Slot{at}) {
			t.Errorf("asked: %v", got)
		}
		w.changes(w.guest(1), change.ReplySent{Household: w.homes[1].ID, Answers: 1}, sending(says(map[questions.Slot]replies.Saying{at: told(0, "Late")})))
		if got := w.state(1).Open(); got != nil {
			t.Errorf("still asked: %v", got)
		}
	})
}

func TestOfTwoPhonesThatAnswerAQuestionTheSecondIsAsked(t *testing.T) {
	each(t, func(w *world) {
		id := w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Several, Options: "Early\nLate", Per: questions.Person})
		at := ofPerson(id, w.people[ada])
		say := func(s replies.Saying) rule {
			d := draft(answers{w.at(ada, dinner): {Reply: comes}})
			d.Said = map[questions.Slot]replies.Saying{at: s}
			return sending(d)
		}
		w.do(w.guest(0), say(told(0, "Late", "Early")))
		if got := w.given(0, at); !reflect.DeepEqual(got, []string{"Early", "Late"}) {
			t.Errorf("stored %v", got)
		}
		w.changes(w.guest(0), change.None, say(told(0)))                  // who left it blank takes nothing back
		w.changes(w.guest(0), change.None, say(told(0, "Early", "Late"))) // the same
		w.asks(w.guest(0), say(told(0, "Early")), "answer: Meanwhile somebody answered “Early, Late” here. Please answer again.")
		w.changes(w.guest(0), change.ReplySent{Household: w.homes[0].ID, Answers: 1}, say(told(1, "Early")))
		w.asks(w.guest(0), say(told(1, "Late")), "answer: Meanwhile somebody answered “Early” here. Please answer again.")
		w.changes(w.guest(0), change.None, say(told(1, "Early", "Late"))) // only the other changed it
		w.changes(w.guest(0), change.ReplySent{Household: w.homes[0].ID, Answers: 1}, say(told(2)))
	})
}

func TestAnAnswerToAQuestionThatIsNotThereSaysThatTheInvitationChanged(t *testing.T) {
	each(t, func(w *world) {
		id := w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Text, Per: questions.Person})
		w.do(w.guest(0), sending(draft(answers{w.at(ada, dinner): {Reply: comes}})))
		for _, at := range []questions.Slot{{Question: "gone"}, {Question: id}, ofPerson(id, w.people[zoe])} {
			w.asks(w.guest(0), sending(says(map[questions.Slot]replies.Saying{at: told(0, "x")})), ": Your invitation has changed meanwhile. Please look at your answers again.")
		}
	})
}

func TestSongsAreKeptWithTheReplyAndMeetThoseOfTheOtherPhone(t *testing.T) {
	each(t, func(w *world) {
		songs := func(words string, since int64) rule {
			d := draft(answers{w.at(ada, dinner): {Reply: comes}})
			d.Songs, d.Sung, d.Version = words, true, since
			return sending(d)
		}
		w.do(w.guest(0), songs("Dancing Queen", 0))
		w.asks(w.guest(0), songs("Waterloo", 0), "songs: Meanwhile your household wrote: “Dancing Queen”. Please write what should stand here.")
		w.do(w.guest(0), songs("Waterloo", 1))
		if got := w.state(0).Reply.Songs; got != "Waterloo" {
			t.Errorf("kept %q", got)
		}
		w.changes(w.guest(0), change.None, sending(draft(answers{w.at(ada, dinner): {Reply: comes}})))
	})
}

func TestADraftThatWasKeptBeforeTheQuestionsTakesNoAnswerBack(t *testing.T) {
	each(t, func(w *world) {
		at := questions.Slot{Question: w.question(questions.Draft{Asks: "Where do you stay?", AnswerKind: questions.Text, Per: questions.Household})}
		d := draft(answers{w.at(ada, dinner): {Reply: comes}})
		d.Said = map[questions.Slot]replies.Saying{at: told(0, "Inn")}
		w.do(w.guest(0), sending(d))
		kept := draft(answers{w.at(ada, dinner): {Reply: comes}})
		kept.Said = map[questions.Slot]replies.Saying{at: {Since: 1}}
		if got := w.state(0).Resume(kept).Said[at]; !reflect.DeepEqual(got, told(1, "Inn")) {
			t.Errorf("the form shows %+v", got)
		}
		blank := replies.Read(says(map[questions.Slot]replies.Saying{at: told(1)}).Values())
		blank.Answers = kept.Answers
		if got := w.state(0).Resume(blank).Said[at]; !reflect.DeepEqual(got, told(1)) {
			t.Errorf("what was cleared shows %+v", got)
		}
	})
}
