package db

import (
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// facts are the stored rows that decide about authority at one place.
type facts struct {
	sessions    map[string]string    // the account by session
	roles       map[string]string    // by account
	memberships map[string]string    // the organization role by account
	households  map[string]household // by id
	parts       map[string]string    // the household of which one is a part, by its own id
	screens     map[string]int64     // until when their links work, by id
}

// household is what decides about a household's pages.
type household struct {
	generation int64 // of the personal link
	language   string
}

// of is what the facts say about one looker.
func (f facts) of(l access.Looker, event change.ID) (Standing, bool) {
	id := string(l.Actor.ID)
	switch l.Actor.Kind {
	case change.ByOperator, change.ByConvive:
		return Standing{Known: true, Role: access.System}, true
	case change.ByHousehold:
		h, exists := f.households[id]
		return Standing{Known: true, Role: access.Household, Language: h.language}, exists && h.generation == l.Generation && (l.Part == "" || f.parts[string(l.Part)] == id)
	case change.ByScreen:
		until, exists := f.screens[id]
		return Standing{Known: true, Role: access.Display, Until: change.Instant(until)}, exists
	case change.ByAccount:
		account, exists := f.sessions[l.Session]
		s := Standing{Known: true, Role: access.Role(f.roles[id]), OrganizationRole: access.OrganizationRole(f.memberships[id])}
		if s.OrganizationRole == access.Owner && event != "" {
			s.Role = access.Host
		}
		return s, exists && account == id
	}
	return Standing{}, false
}

// question collects the parts of one statement. It names each session and each account once: a person's tabs cost one
// value each, and SQLite takes 32,766 of them.
type question struct {
	parts []string
	args  []any
}

// ask adds a part, unless nobody is asked about: "(ids)" stands for them, and the arguments before and after come in
// the order of the part's question marks.
func (q *question) ask(part string, before []any, ids []any, after ...any) {
	if len(ids) == 0 {
		return
	}
	q.parts = append(q.parts, strings.Replace(part, "(ids)", "("+places(len(ids))+")", 1))
	q.args = append(append(append(q.args, before...), ids...), after...)
}

const (
	ofSessions   = "SELECT 'session', s.id, s.account_id, 0 FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.id IN (ids) AND s.expires_at > ?"
	ofRoles      = "SELECT 'role', account_id, role, 0 FROM roles WHERE event_id = ? AND account_id IN (ids)"
	ofHouseholds = "SELECT 'household', id, language, link_generation FROM households WHERE event_id = ? AND id IN (ids)"
	ofParts      = "SELECT 'part', id, household_id, 0 FROM former_households WHERE event_id = ? AND id IN (ids)"
	ofScreens    = "SELECT 'screen', id, '', expires_at FROM screens WHERE event_id = ? AND id IN (ids) AND revoked_at = 0 AND expires_at > ?"
	// A membership counts at an event only when the event is that organization's.
	ofMemberships = "SELECT 'membership', account_id, role, 0 FROM memberships WHERE organization_id = ? AND account_id IN (ids)" +
		" AND (? = '' OR EXISTS (SELECT 1 FROM events WHERE id = ? AND organization_id = ?))"
)

// about asks for all that decides about these lookers at one place, at an instant of the domain's clock.
func about(lookers []access.Looker, organization, event string, now time.Time) (q question) {
	var sessions, accounts, households, parts, screens distinct
	for _, l := range lookers {
		switch l.Actor.Kind {
		case change.ByAccount:
			sessions.add(l.Session)
			accounts.add(string(l.Actor.ID))
		case change.ByHousehold:
			households.add(string(l.Actor.ID))
			if l.Part != "" {
				parts.add(string(l.Part))
			}
		case change.ByScreen:
			screens.add(string(l.Actor.ID))
		}
	}
	q.ask(ofSessions, nil, sessions.values, int64(change.At(time.Now())))
	q.ask(ofRoles, []any{event}, accounts.values)
	q.ask(ofMemberships, []any{organization}, accounts.values, event, event, organization)
	q.ask(ofHouseholds, []any{event}, households.values)
	q.ask(ofParts, []any{event}, parts.values)
	q.ask(ofScreens, []any{event}, screens.values, int64(change.At(now)))
	return q
}

// distinct keeps each value once, in order.
type distinct struct {
	values []any
	has    map[string]bool
}

func (d *distinct) add(v string) {
	if d.has == nil {
		d.has = map[string]bool{}
	}
	if !d.has[v] {
		d.has[v] = true
		d.values = append(d.values, v)
	}
}

// facts reads what was asked for, in one statement; nothing asked, nothing read.
func (r *Read) facts(q question) (f facts, err error) {
	f = facts{map[string]string{}, map[string]string{}, map[string]string{}, map[string]household{}, map[string]string{}, map[string]int64{}}
	if len(q.parts) == 0 {
		return f, nil
	}
	rows, err := r.q.QueryContext(r.ctx, r.d.bind(strings.Join(q.parts, " UNION ALL ")), q.args...)
	if err != nil {
		return f, err
	}
	defer rows.Close()
	for rows.Next() {
		var kind, id, text string
		var number int64
		if err := rows.Scan(&kind, &id, &text, &number); err != nil {
			return f, err
		}
		switch kind {
		case "session":
			f.sessions[id] = text
		case "role":
			f.roles[id] = text
		case "membership":
			f.memberships[id] = text
		case "household":
			f.households[id] = household{number, text}
		case "part":
			f.parts[id] = text
		case "screen":
			f.screens[id] = number
		}
	}
	return f, rows.Err()
}
