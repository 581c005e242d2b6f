package db

import (
	"maps"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// rollLives is how long a roll is believed; what ended a session past the app (by hand in SQL) is seen then.
const rollLives = 30 * time.Second

// Roll remembers which sessions were found, so that a page with a thousand watchers need not look for each of them with
// every change: it is enough that none of their accounts has ended any since. What else decides is read each time. The
// zero value knows nobody; it is for one goroutine at a time, and for reads that follow each other.
type Roll struct {
	began    time.Time
	sessions map[string]string // the account by session
	marks    map[string]string // of the accounts, as they were when the sessions were found
}

// Standings is what Read.Standings is.
func (k *Roll) Standings(r *Read, organization, event change.ID, lookers []access.Looker) (map[access.Looker]Standing, error) {
	if time.Since(k.began) >= rollLives || len(k.sessions) > 2*len(lookers)+spareSessions {
		*k = Roll{began: time.Now(), sessions: map[string]string{}, marks: map[string]string{}}
	}
	f, err := r.facts(about(lookers, string(organization), string(event), k.knows))
	if err == nil && k.forget(accountsOf(lookers), f.marks) {
		f, err = r.facts(about(lookers, string(organization), string(event), k.knows))
	}
	if err != nil {
		return nil, err
	}
	maps.Copy(k.sessions, f.sessions)
	maps.Copy(k.marks, f.marks)
	f.sessions = k.sessions
	return f.standings(lookers, event), nil
}

// spareSessions is how many a roll may know beyond those who are asked about.
const spareSessions = 1000

func (k *Roll) knows(session string) bool {
	_, known := k.sessions[session]
	return known
}

// forget strikes out the sessions of accounts that have ended any, or are gone, and says whether there were such; marks
// are those of the accounts that were asked about.
func (k *Roll) forget(asked map[string]bool, marks map[string]string) bool {
	ended := map[string]bool{}
	for account := range asked {
		if before, known := k.marks[account]; known {
			if mark, exists := marks[account]; !exists || mark != before {
				ended[account] = true
			}
		}
	}
	if len(ended) > 0 {
		maps.DeleteFunc(k.sessions, func(_, account string) bool { return ended[account] })
	}
	return len(ended) > 0
}

// accountsOf are whom lookers are signed in as.
func accountsOf(lookers []access.Looker) map[string]bool {
	all := map[string]bool{}
	for _, l := range lookers {
		if l.Actor.Kind == change.ByAccount {
			all[string(l.Actor.ID)] = true
		}
	}
	return all
}
