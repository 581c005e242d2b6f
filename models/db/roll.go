package db

import (
	"maps"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// rollLives is how long a roll is believed; what was changed past the app (by hand in SQL) is seen then.
const rollLives = 15 * time.Second

// Roll remembers what the stored rows say about many lookers at one place, so that a page with a thousand watchers need
// not read it again with every change: it is enough that the mark of all such rows is as it was. The zero value knows
// nobody; it is for one goroutine at a time, for one place, and for reads that follow each other.
type Roll struct {
	began     time.Time
	mark      string
	standings map[access.Looker]Standing
}

// Moved says whether any row that decides may have changed since the last time, and forgets what it knew if so.
func (k *Roll) Moved(r *Read) (bool, error) {
	mark, err := r.accessMark()
	if err != nil {
		return false, err
	}
	if mark == k.mark && k.standings != nil && time.Since(k.began) < rollLives {
		return false, nil
	}
	*k = Roll{began: time.Now(), mark: mark, standings: map[access.Looker]Standing{}}
	return true, nil
}

// Standings is what Read.Standings is.
func (k *Roll) Standings(r *Read, organization, event change.ID, lookers []access.Looker) (map[access.Looker]Standing, error) {
	if _, err := k.Moved(r); err != nil {
		return nil, err
	}
	var unknown []access.Looker
	found := make(map[access.Looker]Standing, len(lookers))
	for _, l := range lookers {
		if s, known := k.standings[l]; known && !s.Over(r.Now()) {
			found[l] = s
		} else {
			unknown = append(unknown, l)
		}
	}
	if len(unknown) == 0 {
		return found, nil
	}
	news, err := r.Standings(organization, event, unknown)
	maps.Copy(k.standings, news)
	maps.Copy(found, news)
	return found, err
}

func (r *Read) accessMark() (mark string, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT mark FROM access_mark WHERE id = 'all'").Scan(&mark)
	return mark, err
}

// markAccess changes the mark. It is the last that a transaction locks, so that nobody waits for anybody in a circle.
func (tx *Tx) markAccess() error {
	return tx.exec("UPDATE access_mark SET mark = ? WHERE id = 'all'", string(NewID()))
}

// decides says whether a row's change may change somebody's standing.
func (c rowChange) decides() bool {
	switch c.Table {
	case "roles", "memberships":
		return true
	case "accounts":
		return c.Op == opDelete
	case "screens", "former_households":
		return c.Op != opCreate
	case "households":
		_, renewed := c.Became["link_generation"]
		_, spoken := c.Became["language"]
		return c.Op == opDelete || renewed || spoken
	}
	return false
}
