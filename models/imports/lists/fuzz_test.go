package lists

import (
	"errors"
	"os"
	"testing"
	"unicode/utf8"
)

// FuzzRead holds for any bytes: no panic; a refusal with a sentence, or at least one guest; names
// that are valid UTF-8; numbers that agree with one another.
func FuzzRead(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && e.Name() != "huge-row.csv" && e.Name() != "expected.json" {
			data := file(f, e.Name())
			if len(data) > 6000 { // short seeds are tried far more often; the workbook just fits
				data = data[:1500]
			}
			f.Add(data, false)
			f.Add(data, true)
		}
	}
	f.Add(Template(), false)
	f.Add([]byte("Ana & Leo Silva\nMr & Mrs Smith\nGuest of Ana\n+ guest\nthe Silvas (4)\n"), true)
	f.Add([]byte("sep=|\r\nName|RSVP\r\n\"Ana\"\"|'+1\r\n"), false)
	f.Add([]byte(`{"schema":"demo-wedding/1","sub_events":[{"id":"d","name":"Dinner"}],"households":[{"id":"h"}],"guests":[{"id":"a","household":"h","first":"Ana"},`+
		`{"id":"b","household":"h","unnamed":true,"plus_one_of":"a"}],"answers":[{"guest":"a","sub_event":"d","state":"no_response"}]}`), false)
	f.Fuzz(func(t *testing.T, data []byte, paste bool) {
		l, err := Read("x.csv", data, Options{Pasted: paste})
		if err != nil {
			var r Refusal
			if !errors.As(err, &r) || r.Message == "" || r.Row < 0 {
				t.Fatalf("refused without a sentence: %#v", err)
			}
			return
		}
		sound(t, l)
	})
}

// sound checks what holds for every list.
func sound(t *testing.T, l List) {
	t.Helper()
	c := l.Count()
	if c.Guests == 0 || c.Households == 0 || c.Households > c.Guests {
		t.Fatalf("%+v", c)
	}
	if a := c.Answers; a.Attending+a.Declined+a.Maybe+a.Pending+a.NotInvited != c.Guests*c.Occasions {
		t.Fatalf("%+v", c)
	}
	for _, h := range l.Households {
		if len(h.Guests) == 0 || h.Row < 1 {
			t.Fatalf("an empty household: %+v", h)
		}
		for i, g := range h.Guests {
			switch {
			case !utf8.ValidString(g.Name) || g.Unnamed != (g.Name == ""):
				t.Fatalf("name %q, unnamed %v", g.Name, g.Unnamed)
			case g.PlusOneOf < -1 || g.PlusOneOf >= len(h.Guests) || g.PlusOneOf == i:
				t.Fatalf("plus-one of %d", g.PlusOneOf)
			case g.Row < 1 || g.Match.Nth < 1 || len(g.Replies) != c.Occasions:
				t.Fatalf("%+v", g)
			case !g.Unnamed && clean(g.Name) != g.Name:
				t.Fatalf("%q isn't clean", g.Name)
			}
		}
	}
}
