package lists

import "strings"

// product is what sets the exports of one maker apart, beyond their headers.
type product struct {
	source            string
	signature         []string // folded headers that all must be there
	absent            string   // a folded header that must not
	blankIsNotInvited bool     // The Knot leaves the cell of an uninvited guest blank
	oneName           bool     // the name column holds one person, whatever it looks like
	own               bool     // Convive's own guest list: a line is one person
	homes             bool     // Convive's own address list: a line is one household, which its id names
}

// products are tried in order. The signatures are the headers nobody else writes together.
var products = []product{
	{source: Convive, signature: []string{"conviveguest", "convivehousehold", "name"}, own: true},
	{source: Convive, signature: []string{"convivehousehold", "nameonenvelope", "streetaddress1"}, homes: true},
	{source: "The Knot", signature: []string{"firstname", "lastname", "party", "sendanotetothecouple"}, blankIsNotInvited: true},
	{source: "The Knot", signature: []string{"firstname", "lastname", "party", "mynotes"}, blankIsNotInvited: true},
	{source: "Zola", signature: []string{"firstname", "partnerfirstname", "child1firstname"}},
	{source: "Joy", signature: []string{"firstname", "lastname", "party", "plusones"}},
	{source: "Minted", signature: []string{"nameonenvelope", "streetaddress1"}, absent: "firstname"},
	{source: "Partiful", signature: []string{"name", "status", "rsvpdate"}, oneName: true},
	{source: "Partiful", signature: []string{"name", "status", "checkedin"}, oneName: true},
	{source: Convive, signature: []string{"household", "name", "email", "phone", "child", "side", "tags", "envelopename"}},
}

// recognise finds the product by its headers, or takes the file for somebody's own spreadsheet.
func recognise(cols []Column) product {
	has := heads(cols)
	for _, p := range products {
		if p.matches(has) {
			return p
		}
	}
	return product{source: Spreadsheet}
}

// heads are the headings, folded.
func heads(cols []Column) map[string]bool {
	has := map[string]bool{}
	for _, c := range cols {
		has[foldHeader(c.Header)] = true
	}
	return has
}

func (p product) matches(has map[string]bool) bool {
	for _, h := range p.signature {
		if !has[h] {
			return false
		}
	}
	return p.absent == "" || !has[p.absent]
}

// unnamedWords are what people write where a name is missing yet, folded without spaces.
var unnamedWords = set(`guest guests aguest plusone plus1 1 unknown unnamed tbd tba tbc companion date spouse gast begleitung begleitperson begleiter
	unbekannt invite invitee accompagnant accompagnante conjoint invitado invitada acompanante desconocido`)

func unnamed(s string) bool {
	f := strings.ReplaceAll(Fold(s), " ", "")
	return unnamedWords[f] || s == "?" || s == "+1" || s == "???" || s == "??"
}
