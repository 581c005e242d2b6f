package messages

import (
	"context"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// take tells what became of the last batch and takes up the next: one Change for both. moved is false when there was
// nothing to tell and nothing to take.
func (s *Sender) take(ctx context.Context, at access.Scope) (ids []change.ID, moved bool, err error) {
	n := s.batch()
	if s.resting() {
		n = 0
	}
	var told []Result
	e, err := s.DB.Mutate(ctx, at, change.CommandID{}, func(tx *db.Tx) (c change.Change, err error) {
		ids, told, c, err = takeUp(tx, n)
		return c, err
	})
	if err != nil {
		return nil, false, err
	}
	if len(told) > 0 {
		err = s.DB.Aside(ctx, at, func(tx *db.Tx) error {
			for _, r := range told {
				if err := db.Remove[Result](tx, "id = ? AND attempt = ?", string(r.ID), r.Attempt); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return ids, e.Change != change.None, err
}

// takeUp is the rule: results are applied, mailings whose time has come begin, up to n messages are on their way, and
// mailings that have nothing left are over.
func takeUp(tx *db.Tx, n int) (ids []change.ID, told []Result, _ change.Change, err error) {
	var c change.MessagesMoved
	touched, told, err := apply(tx, &c)
	if err != nil {
		return nil, nil, nil, err
	}
	running, err := begin(tx)
	if err != nil {
		return nil, nil, nil, err
	}
	rows, err := dueNow(tx.Read, running, n)
	if err != nil {
		return nil, nil, nil, err
	}
	for i := range rows {
		ids = append(ids, rows[i].ID)
		if rows[i].State == Waiting {
			c.Taken++
			if err := db.Update(tx, &rows[i], db.Set{"state": Sending}); err != nil {
				return nil, nil, nil, err
			}
		}
		if id := rows[i].MailingID; id != nil && !slices.Contains(touched, *id) {
			touched = append(touched, *id)
		}
	}
	for _, id := range running {
		if err := finish(tx, id); err != nil {
			return nil, nil, nil, err
		}
	}
	if c.Mailings = touched; !tx.Wrote() {
		return ids, told, change.None, nil
	}
	return ids, told, c, nil
}

// begin starts the mailings whose time has come, and returns all that run.
func begin(tx *db.Tx) (running []change.ID, err error) {
	rows, err := db.From[Mailing](tx.Read).Where("by_hand = ? AND state IN (?, ?)", false, string(Waiting), string(Sending)).Order("id").All()
	for i := range rows {
		if rows[i].State == Waiting {
			if rows[i].SendAfter > change.At(tx.Now()) {
				continue
			}
			if err := db.Update(tx, &rows[i], db.Set{"state": Sending}); err != nil {
				return nil, err
			}
		}
		running = append(running, rows[i].ID)
	}
	return running, err
}

// dueNow are the next messages: receipts first, since somebody waits for them.
func dueNow(r *db.Read, running []change.ID, n int) ([]Message, error) {
	if n == 0 {
		return nil, nil
	}
	due := db.From[Message](r).Where("state IN (?, ?) AND by_hand = ? AND due_at <= ?", string(Waiting), string(Sending), false, int64(change.At(r.Now()))).
		Order("due_at, id")
	rows, err := due.Where("mailing_id IS NULL").Limit(n).All()
	if err != nil || len(rows) == n {
		return rows, err
	}
	more, err := due.In("mailing_id", running).Limit(n - len(rows)).All()
	return append(rows, more...), err
}
