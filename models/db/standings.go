package db

import "strings"

// lookerValues collects lookers as rows of a VALUES list: SQLite allows any number of those, but only 500 SELECTs in
// a UNION.
type lookerValues struct {
	rows []string
	args []any
}

func (v *lookerValues) add(i int, id string, proof any) {
	kind := "TEXT"
	if _, generation := proof.(int64); generation {
		kind = "BIGINT"
	}
	v.rows = append(v.rows, "(CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS "+kind+"))")
	v.args = append(v.args, i, id, proof)
}

// standingQuery asks for number, role and organization role of each looker whose proof still holds.
func standingQuery(accounts, households lookerValues, organization, event string) (query string, args []any) {
	var parts []string
	if len(accounts.rows) > 0 {
		parts = append(parts, strings.Replace(accountStandings, "VALUES", "VALUES "+strings.Join(accounts.rows, ", "), 1))
		args = append(args, accounts.args...)
		args = append(args, organization, event, event, organization, event)
	}
	if len(households.rows) > 0 {
		parts = append(parts, strings.Replace(householdStandings, "VALUES", "VALUES "+strings.Join(households.rows, ", "), 1))
		args = append(args, households.args...)
		args = append(args, event)
	}
	return strings.Join(parts, " UNION ALL "), args
}

const accountStandings = `SELECT * FROM (WITH lookers(i, account, session) AS (VALUES)
	SELECT l.i, COALESCE(r.role, ''), COALESCE(m.role, '') FROM lookers l
	JOIN sessions s ON s.id = l.session AND s.account_id = l.account
	JOIN accounts a ON a.id = l.account
	LEFT JOIN memberships m ON m.account_id = a.id AND m.organization_id = ?
		AND (? = '' OR EXISTS (SELECT 1 FROM events e WHERE e.id = ? AND e.organization_id = ?))
	LEFT JOIN roles r ON r.account_id = a.id AND r.event_id = ?) of_accounts`

const householdStandings = `SELECT * FROM (WITH lookers(i, household, generation) AS (VALUES)
	SELECT l.i, 'household', '' FROM lookers l
	JOIN households h ON h.event_id = ? AND h.id = l.household AND h.link_generation = l.generation) of_households`
