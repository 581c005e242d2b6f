package replies

import (
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
	"convive/models/questions"
)

// Saying is what the form says to a question. Since is the version of the answer that the form started from; 0 when it
// started from none.
type Saying struct {
	Words []string
	Told  bool // the form had the question: without it nothing is changed
	Since int64
}

// slotField is how a field of a question is called: "answer.QUESTION", "answer.QUESTION.GUEST".
func slotField(kind string, at questions.Slot) string {
	if at.Guest == "" {
		return kind + "." + string(at.Question)
	}
	return kind + "." + string(at.Question) + "." + string(at.Guest)
}

// SlotField is the name of the field that answers a question.
func SlotField(at questions.Slot) string { return slotField("answer", at) }

func readSlot(rest string) questions.Slot {
	question, guest, _ := strings.Cut(rest, ".")
	return questions.Slot{Question: change.ID(question), Guest: change.ID(guest)}
}

func (d *Draft) fillSaid(rest string, all []string) {
	at := readSlot(rest)
	said := d.Said[at]
	said.Words, said.Told = nil, true
	for _, words := range all {
		if words = lists.Clean(words); words != "" {
			said.Words = append(said.Words, words)
		}
	}
	d.Said[at] = said
}

func (d *Draft) fillSince(rest, value string) {
	at := readSlot(rest)
	said := d.Said[at]
	said.Since, _ = strconv.ParseInt(value, 10, 64)
	d.Said[at] = said
}

// Question finds one of the event's questions.
func (s State) Question(id change.ID) (q questions.Question, ok bool) {
	i := slices.IndexFunc(s.Questions, func(q questions.Question) bool { return q.ID == id })
	if i < 0 {
		return q, false
	}
	return s.Questions[i], true
}

// slots are all places for answers that this household can have: a question of an occasion that nobody of it is invited
// to has none, nor one of an occasion that can't be answered any more.
func (s State) slots(comes func(guest, occasion change.ID) bool) (all []questions.Slot) {
	for _, q := range s.Questions {
		if s.shut(q.Occasion()) {
			continue
		}
		come := false
		for _, g := range s.Guests {
			if !s.at(g.ID, q.Occasion(), comes) {
				continue
			}
			if come = true; q.Per == questions.Person {
				all = append(all, questions.Slot{Question: q.ID, Guest: g.ID})
			}
		}
		if come && q.Per == questions.Household {
			all = append(all, questions.Slot{Question: q.ID})
		}
	}
	return all
}

func (s State) at(guest, occasion change.ID, comes func(guest, occasion change.ID) bool) bool {
	for _, o := range s.Occasions {
		invited := slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Guest.ID == guest })
		if invited && (occasion == "" || occasion == o.ID) && comes(guest, o.ID) {
			return true
		}
	}
	return false
}

func invited(change.ID, change.ID) bool { return true }

// Slots are all places for answers that the household could have, whoever comes.
func (s State) Slots() []questions.Slot { return s.slots(invited) }

// Asked are the questions that a draft has to answer: of those who come by it, in the hosts' order.
func (s State) Asked(d Draft) []questions.Slot {
	return s.slots(func(guest, occasion change.ID) bool {
		a, in := d.Answers[Cell{guest, occasion}]
		if in && a.Reply != "" {
			return a.Reply == guests.Attending
		}
		_, _, row, _ := s.line(Cell{guest, occasion})
		return row.Reply == guests.Attending
	})
}

// Open are the questions that came up after the household's last reply, or that need an answer and have none: it is
// asked for these alone. A question that it left blank knowingly is not asked again; who comes by an imported list has been
// asked nothing yet.
func (s State) Open() (open []questions.Slot) {
	for _, at := range s.Asked(Draft{}) {
		q, _ := s.Question(at.Question)
		if len(s.Given[at].Said) == 0 && (q.Required || q.CreatedAt > s.Reply.SentAt) {
			open = append(open, at)
		}
	}
	return open
}

// Unfit names the answers of a form that can't answer their questions.
func (s State) Unfit(d Draft) (wrong invalid.Fields) {
	for _, at := range s.Slots() {
		q, _ := s.Question(at.Question)
		if said := d.Said[at]; said.Told {
			wrong = append(wrong, unfit(q, at, said.Words, s.Given[at].Said)...)
		}
	}
	return wrong
}

func unfit(q questions.Question, at questions.Slot, said, before []string) (wrong invalid.Fields) {
	if q.Fits(q.Tidy(said), before) {
		return nil
	}
	switch field := SlotField(at); q.AnswerKind {
	case questions.Number:
		if q.AtMost > 0 {
			wrong.Add(field, "Write a whole number from {least} to {most}.", "least", q.AtLeast, "most", q.AtMost)
			break
		}
		if q.AtLeast > 0 {
			wrong.Add(field, "Write a whole number that is {least} or more.", "least", q.AtLeast)
			break
		}
		wrong.Add(field, "Write a number that is not below 0, as in 2.")
	case questions.Text:
		wrong.Add(field, "Please use at most {n} characters.", "n", questions.MaxSaid)
	default:
		wrong.Add(field, "Choose one of the answers that are offered here.")
	}
	return wrong
}
