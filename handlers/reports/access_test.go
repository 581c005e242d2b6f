package reports_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
)

func TestEachRoleGetsTheColumnsThatItMaySee(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		h := w.Ours.Households[0]
		contacts := []string{p.ada.Email, p.ada.Phone, h.Street, h.City, h.ReplyCode[:4] + "-" + h.ReplyCode[4:]}
		health := []string{p.ada.DietNote, "Nut allergy", "allergy"}
		hosts := []string{"Waiting list", "waiting list"}
		for _, path := range []string{desk + "/guests", desk + "/guests/csv", desk + "?report=guests"} {
			w.As("vera").Get(path).Status(200).Says("Ada Lawson").SaysNot(contacts...).SaysNot(health...).SaysNot(hosts...)
		}
		w.As("anna").Get(desk+"/guests/csv").Says(contacts...).Says(health[0], health[1]).Says(hosts[0])
		w.As("anna").Get(desk+"/guests").Says(p.ada.Email, p.ada.DietNote, hosts[1])
		w.As("cora").Get(desk + "/guests/csv").Says(contacts...).Says(health[0]).SaysNot(hosts...)
		for _, path := range []string{desk + "/diets", desk + "/diets/csv", desk + "?report=diets"} {
			w.As("carl").Get(path).Status(200).Says("Table 1", "Nut allergy", p.ada.DietNote).SaysNot("Ada Lawson").SaysNot(contacts...)
		}
	})
}

func TestEachRoleIsOfferedItsReportsAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		all := []string{"headcount", "meals", "diets", "unseated", "guests", "seating-by-table", "seating-a-z"}
		for who, hidden := range map[string]string{"owner": "", "anna": "", "pia": "", "cora": "", "carl": "unseated guests", "vera": "diets"} {
			offered := w.As(who).Get(desk).Status(200).Text
			for _, report := range all {
				no := strings.Contains(" "+hidden+" ", " "+report+" ")
				if strings.Contains(offered, desk+"?report="+report+`"`) == no {
					t.Errorf("%s: %s is offered: %v", who, report, !no)
				}
				status := 200
				if no {
					status = 403
				}
				for _, path := range []string{desk + "?report=" + report, desk + "/" + report, desk + "/" + report + "/csv", desk + "/" + report + "/xlsx"} {
					w.As(who).Get(path).Status(status)
				}
			}
		}
		w.As("dora").Get(desk).Status(403)
		w.As("dora").Get(desk + "/meals/csv").Status(403)
		w.Stranger().Get(desk + "/meals/csv").Status(404)
		w.As("anna").Get(desk + "?report=nonesuch").Status(404)
		w.As("anna").Get(desk + "/nonesuch").Status(404)
		w.Anonymous().Get(desk + "/meals").Status(303)
	})
}

func TestACatererComesForTheMeals(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		w.As("carl").Get(desk).Status(200).Says("Covers", "Beef OURS").SaysNot("Ada Lawson", w.Ours.Guests[0].Email)
		w.As("anna").Get(desk).Status(200).Says("With hosts")
	})
}

func TestWhenASheetWasMadeStandsInNoSharedByte(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		for _, path := range []string{desk, desk + "/guests"} {
			w.As("anna").Get(path).Says(`<time data-now data-zone="Europe/Berlin"></time>`).SaysNot("29 August 2026")
		}
	})
}

func TestAnEmptyReportSaysWhatComesFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for report, sentence := range map[string]string{
			"seating-by-table": "Nobody is seated yet", "seating-a-z": "Nobody is seated yet", "unseated": "Nobody waits for a seat", "diets": "Nothing to mind yet",
		} {
			w.Stranger().Get("/e/other-wedding/reports?report=" + report).Status(200).Says(sentence)
		}
	})
}
