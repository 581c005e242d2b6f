package messages_test

import (
	"context"
	"regexp"
	"strconv"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	rows "convive/models/messages"
)

// seen are the texts that a page states.
func seen(a webtest.Answer) (fields []string) {
	for _, found := range regexp.MustCompile(`name="shown" value="([^"]+)"`).FindAllStringSubmatch(a.Text, -1) {
		fields = append(fields, "shown", found[1])
	}
	return fields
}

func TestATextThatChangesBetweenThePreviewAndSendingIsShownAnew(t *testing.T) {
	each(t, func(h *house) {
		anna, pia := h.As("anna"), h.As("pia")
		for i, script := range []bool{true, false} {
			anna.NoScript = !script
			kind := []rows.Kind{rows.Invitation, rows.SaveTheDate}[i]
			order := []string{"kind", string(kind), "household", string(h.Ours.Households[0].ID)}
			shown := anna.Get(at + "/new?kind=" + string(kind)).Status(200)
			for _, lang := range []string{"en", "de"} {
				pia.Post(at+"/texts/wording", "kind", string(kind), "language", lang, "subject", "Another subject", "body", "Another text: {link}").Change()
			}
			again := anna.Post(at+"/mailings?kind="+string(kind), append(order, seen(shown)...)...).Refused("The text has changed since you looked.").Says("Another subject", "Another text")
			if status := again.StatusCode; status != []int{200, 409}[i] {
				t.Errorf("status %d", status)
			}
			anna.Post(at+"/mailings?kind="+string(kind), order...).Refused("The text has changed since you looked.")
			c := anna.Post(at+"/mailings?kind="+string(kind), append(order, seen(again)...)...).Change().(change.MailingQueued)
			if c.Households != 1 || c.Of != string(kind) {
				t.Errorf("%+v", c)
			}
		}
	})
}

// version is that of the hosts' own text of a kind, as their form states it.
func (h *house) version(kind rows.Kind, lang string) (version string) {
	h.T.Helper()
	h.Must(h.DB.Read(context.Background(), h.System(h.Ours), func(r *db.Read) error {
		_, row, err := rows.Written(r, kind, lang)
		version = strconv.FormatInt(row.Version, 10)
		return err
	}))
	return version
}

func TestTheOriginalTextTakesTheTextAwayThatWasSeen(t *testing.T) {
	each(t, func(h *house) {
		anna, pia := h.As("anna"), h.As("pia")
		for i, kind := range []rows.Kind{rows.Reminder, rows.Receipt} {
			anna.NoScript = i == 1
			page := "?kind=" + string(kind) + "&lang=en"
			w := []string{"kind", string(kind), "language", "en", "subject", "First", "body", "First text: {link}"}
			pia.Post(at+"/texts/wording"+page, w...).Change()
			first := h.version(kind, "en")
			anna.Get(at+"/texts"+page).Says("First text", `form="wording-original"`, `name="version" value="`+first+`"`)
			w[5], w[7] = "Second", "Second text: {link}"
			pia.Post(at+"/texts/wording"+page, append(w, "version", first)...).Change()
			back := []string{"kind", string(kind), "language", "en", "subject", "", "body", "{nonsense}", "version"}
			a := anna.Post(at+"/texts/original"+page, append(back, first)...).Refused("Somebody changed this text meanwhile.").Says("Second text")
			if status := a.StatusCode; status != []int{200, 409}[i] {
				t.Errorf("status %d", status)
			}
			anna.Post(at+"/texts/original"+page, append(back, h.version(kind, "en"))...).Changes(change.TemplateEdited{Of: string(kind), Language: "en"})
			anna.Get(at + "/texts" + page).SaysNot("Second text")
		}
	})
}
