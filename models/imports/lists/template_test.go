package lists

import (
	"bytes"
	"strings"
	"testing"
)

func TestTheTemplateIsReadBack(t *testing.T) {
	l, err := Read("template.csv", Template(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "source", l.Source, Convive)
	equal(t, "count", l.Count(), Count{2, 4, 1, 2, Answers{Attending: 2, Declined: 4, Pending: 2}})
	equal(t, "occasions", strings.Join(l.Occasions, "|"), "Ceremony|Dinner")
	h := l.of(t, "Ana Silva")
	equal(t, "household", h.names(), "Ana Silva|Leo Silva")
	equal(t, "envelope", h.EnvelopeName, "Ana & Leo Silva")
	equal(t, "child", h.Guests[1].Age, Child)
	equal(t, "phone", h.Guests[0].Phone, "+351 21 555 0100")
	equal(t, "postcode", h.Address.Postcode, "02719")
	equal(t, "problems", len(l.Problems), 0)
	for _, c := range l.Columns {
		if c.Meaning == Other {
			t.Errorf("our own column %q isn't understood", c.Header)
		}
	}
}

func TestTheTemplateNamesTheEventsOccasions(t *testing.T) {
	data := Template("Welcome dinner", "=1+1", "Trauung, See")
	if bytes.Contains(data, []byte(",=")) {
		t.Error("a formula stands in the template")
	}
	l, err := Read("template.csv", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "occasions", strings.Join(l.Occasions, "|"), "Welcome dinner|=1+1|Trauung, See")
}

func TestTheGuardOfAnExportIsTakenOff(t *testing.T) {
	l := text(t, "Name,Phone,Note\nAna,'+49 30 1,'=1+1\nLeo,,'tis fine\n'-Mia,,\n")
	equal(t, "phone", l.guest(t, "Ana").Phone, "+49 30 1")
	equal(t, "formula stays text", l.guest(t, "Ana").Note, "=1+1")
	equal(t, "a quote of its own", l.guest(t, "Leo").Note, "'tis fine")
	l.guest(t, "-Mia")
}
