package questions

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// All are the event's questions in their order; the fragments of a page share one reading.
func All(r *db.Read) ([]Question, error) {
	return db.Once(r, all{}, func() ([]Question, error) {
		rows, err := db.From[Question](r).All()
		return ordered(rows), err
	})
}

type all struct{}

// Of are the answers of one household, by where they belong.
func Of(r *db.Read, household change.ID) (map[Slot]Answer, error) {
	rows, err := db.From[Answer](r).Where("household_id = ?", string(household)).All()
	given := make(map[Slot]Answer, len(rows))
	for _, a := range rows {
		given[a.At()] = a
	}
	return given, err
}

// Line is one answer with who gave it.
type Line struct {
	Answer
	Household guests.Group
	Guest     guests.Guest // the zero Guest where the household answered as one
}

// Report is a question with what was answered by those who come.
type Report struct {
	Question
	Occasion string // its name, "" for all
	Lines    []Line // in the order of the guest list
	Asked    int    // how many people or households it is asked of by now
	Answers  int    // answers that hold words, also of those who don't come any more: what goes with the question
}

// Count is by how many an option was chosen; an option that hosts took back counts while an answer has it.
type Count struct {
	Option string
	N      int
}

// Counts are the options with how many chose each, in their order.
func (q Report) Counts() (all []Count) {
	for _, o := range q.Choices() {
		all = append(all, Count{Option: o})
	}
	for _, l := range q.Lines {
		for _, said := range l.Said {
			i := slices.IndexFunc(all, func(c Count) bool { return c.Option == said })
			if i < 0 {
				all, i = append(all, Count{Option: said}), len(all)
			}
			all[i].N++
		}
	}
	return all
}

// Reports are all questions with their answers.
func Reports(r *db.Read) ([]Report, error) {
	list, err := guests.Everybody(r)
	if err != nil {
		return nil, err
	}
	questions, err := All(r)
	if err != nil {
		return nil, err
	}
	rows, err := db.From[Answer](r).All()
	if err != nil {
		return nil, err
	}
	given := make(map[[2]change.ID]Answer, len(rows))
	words := map[change.ID]int{}
	for _, a := range rows {
		given[[2]change.ID{a.QuestionID, a.About}] = a
		if len(a.Said) > 0 {
			words[a.QuestionID]++
		}
	}
	reports := make([]Report, len(questions))
	for i, q := range questions {
		reports[i] = Report{Question: q, Answers: words[q.ID]}
		for _, o := range list.Occasions {
			if o.ID == q.Occasion() {
				reports[i].Occasion = o.Name
			}
		}
		for _, h := range list.Households {
			reports[i].ask(h, given)
		}
	}
	return reports, nil
}

// ask adds a household's answers, where it is asked at all.
func (q *Report) ask(h guests.Group, given map[[2]change.ID]Answer) {
	if h.Host {
		return
	}
	come := 0
	for _, p := range h.People {
		if !comes(p, q.Question.Occasion()) {
			continue
		}
		if come++; q.Per == Person {
			q.add(h, p.Guest, given[[2]change.ID{q.ID, p.ID}])
		}
	}
	if q.Per == Household && come > 0 {
		q.add(h, guests.Guest{}, given[[2]change.ID{q.ID, h.ID}])
	}
}

func (q *Report) add(h guests.Group, g guests.Guest, a Answer) {
	q.Asked++
	if len(a.Said) > 0 {
		q.Lines = append(q.Lines, Line{a, h, g})
	}
}

func comes(p guests.Person, occasion change.ID) bool {
	for id, in := range p.Invitations {
		if in.Reply == guests.Attending && (occasion == "" || occasion == id) {
			return true
		}
	}
	return false
}
