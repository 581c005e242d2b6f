package guests

import (
	"convive/models/db"
	"convive/models/imports/lists"
)

// Named is what a guest's row holds once somebody who was invited without a name is named. The name is cleaned as an
// import's is; "" when nothing is left of it.
func Named(g Guest, typed string) (name string, set db.Set) {
	g.Name, g.Unnamed, g.Given, g.Family = lists.Line(typed), false, "", ""
	return g.Name, db.Set{"name": g.Name, "unnamed": false, "sort_key": sortKey(g), "search_key": searchKey(g)}
}

// Rekey brings a household's keys up to the names of its people.
func Rekey(tx *db.Tx, h *Household) error { return rekeyHousehold(tx, h) }
