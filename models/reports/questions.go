package reports

import (
	"strings"

	"convive/models/questions"
)

// told has one row per answer to a question of the hosts' own, of those who come.
func told(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Asked, Group: true}, {Key: Occasion}, {Key: GuestName}, {Key: Household}, {Key: Said}, {Key: Side, File: true}, {Key: Tags, File: true},
	}}
	for _, q := range w.asked {
		for _, l := range q.Lines {
			r.add(answerRow(q, l))
		}
	}
	r.Count = len(r.Rows)
	return r
}

// answerRow is one answer; the guest's name stays blank where the household answered as one.
func answerRow(q questions.Report, l questions.Line) Row {
	name, of := Cell{}, l.Household.Household
	at, tags := text(of.Side), of.Tags
	if l.GuestID != nil {
		name = text(l.Guest.Name).to(guestPath(l.Guest))
		if tags = l.Guest.Tags; l.Guest.Side != "" {
			at = text(l.Guest.Side)
		}
	}
	return Row{ID: string(l.ID), Group: string(q.ID), Cells: []Cell{
		text(q.Asks), text(q.Occasion), name, text(of.EnvelopeName), said(q, l), at, text(strings.Join(tags, ", ")),
	}}
}

// said is the answer in the words that were written; a number is one for files too.
func said(q questions.Report, l questions.Line) Cell {
	cell := text(strings.Join(l.Said, ", "))
	if q.AnswerKind == questions.Number && len(l.Said) == 1 {
		cell.Amount, cell.Counted = questions.Amount(l.Said[0])
	}
	return cell
}
