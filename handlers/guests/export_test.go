package guests_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

// exported are the lines of the list's file, without who is a host, the two ids by which an import knows them and the cell that says when
// it was made.
func exported(c *webtest.Client, query string) (lines []string) {
	text := c.Get(page + "/csv" + query).Status(200).Text
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	for _, r := range records {
		lines = append(lines, strings.Join(r[:len(r)-4], "|"))
	}
	return lines
}

func TestTheFileHoldsTheRowsAndColumnsThatTheListShows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, g, o := w.As("anna"), w.Ours.Guests, w.Ours.Occasions[1]
		anna.Post(page+"/side", "guest", string(g[0].ID), "guest", string(g[1].ID), "side", "Jonas").Change()
		anna.Post(page+"/tags", "guest", string(g[1].ID), "guest", string(g[3].ID), "add", "choir").Change()
		anna.Post(page+"/removal", "guest", string(g[6].ID)).Change()
		anna.Post(cell(g[1]), "version", "1", "field", "reply", "occasion", string(o.ID), "reply", "attending").Change()
		reply := "reply." + string(o.ID)
		ada, zoe, almog := "The household of Ada Lawson OURS", "The household of Zoé Aubertin OURS", "The household of הדס אלמוג OURS"
		for query, want := range map[string][]string{
			"?side=Jonas&cols=tags_" + reply: {
				"Household|Name|Tags|Reception OURS - reply",
				ada + "|Ada Lawson OURS||pending", ada + "|Ben Lawson OURS|choir|attending",
			},
			"?tag=choir&view=people&cols=side_meal." + string(o.ID): {
				"Name|Household|Side|Reception OURS - meal",
				"Ben Lawson OURS|" + ada + "|Jonas|", "Zoé Aubertin OURS|" + zoe + "||",
			},
			"?q=ada&cols=name":  {"Household|Name", ada + "|Ada Lawson OURS"},
			"?tag=nobody-is-it": {"Household|Name|Side|Tags|Ceremony OURS - reply|Reception OURS - reply|Reception OURS - meal|Diet|Diet note|Access needs"},
			"?cols=code":        {"Household|Name|Reply code", ada + "|Ada Lawson OURS|" + guests.ShowCode(w.Ours.Households[0].ReplyCode)},
			"?q=אלמוג&cols=age": {"Household|Name|Age", almog + "|הדס אלמוג OURS|"},
		} {
			got := exported(anna, query)
			if query == "?cols=code" { // the whole list: enough of it
				got = got[:min(2, len(got))]
			}
			if !slices.Equal(got, want) {
				w.T.Errorf("%s:\n%s\nwant\n%s", query, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
}

func TestTheFileOfALongListHoldsAllItsPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		many(w, 400)
		if n := len(exported(w.As("anna"), "?cols=name&page=2")); n != 1+1607 {
			w.T.Errorf("%d lines", n)
		}
	})
}

func TestTheFileIsForWhoMayHaveTheReportAndHoldsNothingThatTheyMayNotSee(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, status := range map[string]int{"anna": 200, "pia": 200, "cora": 200, "vera": 200, "carl": 403, "dora": 403} {
			for _, as := range []string{"/csv", "/xlsx"} {
				w.As(name).Get(page + as).Status(status)
			}
		}
		w.Stranger().Get(page + "/csv").Status(404).SaysNot("OURS")
		w.Anonymous().Get(page + "/csv").Status(401).SaysNot("OURS")
		all := "?cols=email_phone_address_diets_note_code_list"
		w.As("anna").Get(page+"/csv"+all).Says(w.Ours.Guests[0].Email, "OURS-street", "OURS-diet", "OURS-note")
		w.As("vera").Get(page+"/csv"+all).Says("Ada Lawson").SaysNot("@", "OURS-street", "OURS-diet", "OURS-note", "List")
		w.As("anna").Get(page+"?side=Jonas&cols=tags").Says(`href="/e/amara-jonas/guests/csv?cols=tags&side=Jonas"`, `href="/e/amara-jonas/guests/xlsx?cols=tags&side=Jonas"`)
		w.As("vera").Get(page).Says(page + "/xlsx").SaysNot("/import")
	})
}

func TestTheFileRunsNoFormulaAndIsReadyToUse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		anna.Post("/e/amara-jonas/households/addition", "people", "=HYPERLINK(1)").Change()
		anna.Get(page + "/csv?q=hyperlink&cols=phone").Says("'=HYPERLINK(1)").SaysNot(",=HYPERLINK")
		a := anna.Get(page + "/xlsx?view=people&cols=tags_phone").Status(200)
		if got := a.Header.Get("Content-Disposition"); got != "attachment; filename=amara-jonas-guest-list.xlsx" {
			w.T.Error(got)
		}
		f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Text)))
		w.Must(err)
		defer f.Close()
		rows, err := f.GetRows("Guest list")
		w.Must(err)
		if panes, _ := f.GetPanes("Guest list"); !panes.Freeze || len(rows) != 9 || !slices.Equal(rows[0][:4], []string{"Name", "Household", "Tags", "Phone"}) {
			w.T.Errorf("%d rows below %v, frozen: %v", len(rows), rows[0], panes.Freeze)
		}
		for _, n := range f.GetDefinedName() {
			if n.Name == "_xlnm._FilterDatabase" && !strings.HasSuffix(n.RefersTo, "!$A$1:$G$9") {
				w.T.Errorf("filters on %s", n.RefersTo)
			}
		}
		if kind, _ := f.GetCellType("Guest list", "D3"); kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
			w.T.Errorf("a phone number is of type %v", kind)
		}
	})
}

func TestTheWayToTheFileFollowsTheSearch(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("ben").Open(page + "?q=ada")
		watch.Shows("guests-actions", "/guests/csv?q=ada")
		w.As("anna").Post(page+"/tags", "guest", string(w.Ours.Guests[0].ID), "add", "choir").Changes(change.GuestsEdited{What: "tags", Guests: []change.ID{w.Ours.Guests[0].ID}, Households: []change.ID{w.Ours.Households[0].ID}})
		watch.Converges()
	})
}
