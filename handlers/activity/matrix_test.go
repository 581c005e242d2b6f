package activity_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

const nothingLeft = "There is nothing left to take back: it was undone or changed since."

// taking is one command that can be taken back, and what somebody else does before it is.
type taking struct {
	name   string
	before func(p *place)                    // what has to be there
	do     func(p *place) webtest.Answer     // Anna's command
	part   func(p *place) []string           // Ben changes a part of it; whose rows stay; nil where it has no parts
	gone   func(p *place)                    // Ben changes all of it
	mixed  func(p *place) (row, want string) // the row of which each changed a field, and what it is to hold
	along  func(p *place) change.ID          // of the household that stays because somebody in it was edited
	why    func(p *place) string             // the refusal once all of it was changed; nil where it names Ben
	lost   func(p *place) []string           // texts of the rows that can't come back after a part, since their place is taken
}

// place is one event in which a taking is played, with its two hosts.
type place struct {
	w         *webtest.World
	e         webtest.Event
	at        string
	anna, ben *webtest.Client
	rows      map[string]change.ID // what before made, by name
	undo      string               // the address at which Anna takes it back
	seq       int64
	did       change.Change
	was, now  rows // before Anna's command, and after Ben's
	touched   []string
	stays     []string
}

// TestAnyCommandIsTakenBackAfterOthersEditsAndARestart plays each command three times: Ben changes something else
// meanwhile, a part of the same rows, all of them. Then the process is another one. What nobody edited since is as it
// was before, to the byte; what Ben did is as he left it, and the answer names it; nothing left is refused.
func TestAnyCommandIsTakenBackAfterOthersEditsAndARestart(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		var played []func(server string)
		for n, c := range takings {
			for _, since := range []string{"else", "part", "all"} {
				if since == "part" && c.part == nil {
					continue
				}
				p := newPlace(w, fmt.Sprint("undo-", n, "-", since), c)
				p.meanwhile(c, since)
				played = append(played, func(server string) { p.takeBack(c, since, server) })
			}
		}
		w.Hub.Close()
		w.Server.CloseClientConnections()
		_, _, restarted := webtest.Serve(t, dbtest.Open(t, w.Config))
		for _, p := range played {
			p(restarted.URL)
		}
	})
}

func newPlace(w *webtest.World, slug string, c taking) *place {
	e := w.Another(slug, slugs.ReplaceAllString("UNDO"+slug[4:]+"X", ""))
	p := &place{w: w, e: e, at: "/e/" + slug, anna: w.Member(e, "anna"), ben: w.Member(e, "ben"), rows: map[string]change.ID{}}
	if c.before != nil {
		c.before(p)
	}
	return p
}

var (
	slugs   = regexp.MustCompile(`-`)
	undoing = regexp.MustCompile(`/activity/\d+/undo`)
)

// meanwhile has Anna do it, and Ben what he does.
func (p *place) meanwhile(c taking, since string) {
	p.w.T.Helper()
	p.was = p.read()
	a := c.do(p)
	p.did = a.Change()
	heads, err := p.w.DB.Heads(p.w.T.Context(), []change.Feed{change.EventFeed(p.e.ID)})
	p.w.Must(err)
	p.seq = heads[change.EventFeed(p.e.ID)].Seq
	p.undo = fmt.Sprintf("%s/activity/%d/undo", p.at, p.seq)
	if offered := undoing.FindString(a.Text); offered != "" && p.at+offered != p.undo {
		p.w.T.Errorf("%s: the notice offers %s, not %s", c.name, offered, p.undo)
	}
	after := p.read()
	switch since {
	case "else":
		p.ben.Post(p.at+"/households/addition", "people", "Somebody Else").Change()
	case "part":
		p.stays = c.part(p)
	case "all":
		c.gone(p)
	}
	p.now = p.read()
	p.touched = after.differs(p.now)
}

// takeBack is Anna's undo, as the page of what happened offers it, at a process that knows nothing of before.
func (p *place) takeBack(c taking, since, server string) {
	t := p.w.T.(*testing.T)
	t.Helper()
	anna := p.anna.At(server)
	name := c.name + ", " + since
	if since == "all" {
		why := p.e.Accounts["ben"].Name + " changed the same since, so there is nothing left to take back."
		if c.why != nil {
			why = c.why(p)
		}
		anna.Post(p.undo).Refused(why)
		if d := p.now.differs(p.read()); len(d) > 0 {
			t.Errorf("%s: refused, it changed %v", name, d)
		}
		return
	}
	anna.Get(p.at + "/activity").Says(p.undo)
	a := anna.Post(p.undo)
	done, ok := a.Change().(change.Undone)
	if !ok || done.Seq != p.seq || done.What != p.did.Kind() || !p.did.Topics().Touches(done.Of) || (done.Kept > 0) != (since == "part") {
		t.Errorf("%s: the change is %+v", name, done)
	}
	if names := p.names(done.Left); !reflect.DeepEqual(names, p.stays) {
		t.Errorf("%s: %q stay, not %q", name, names, p.stays)
	}
	a.Says(append([]string{"Taken back"}, p.stays...)...)
	p.compare(name, c, since)
}

// compare expects what Ben touched to be as he left it, and all else as it was before.
func (p *place) compare(name string, c taking, since string) {
	t := p.w.T
	t.Helper()
	got, want := p.read(), maps.Clone(p.was)
	for _, row := range p.touched {
		delete(want, row)
		if content, there := p.now[row]; there {
			want[row] = content
		}
	}
	if c.mixed != nil && since == "part" {
		row, content := c.mixed(p)
		want[row] = content
	}
	if c.along != nil && since == "part" {
		for row, content := range p.now {
			if strings.Contains(row+content, string(c.along(p))) {
				want[row] = content
			}
		}
	}
	if c.lost != nil && since == "part" {
		maps.DeleteFunc(want, func(row, content string) bool {
			return p.now[row] == "" && !slices.ContainsFunc(c.lost(p), func(text string) bool { return !strings.Contains(content, text) })
		})
	}
	for _, row := range want.differs(got) {
		t.Errorf("%s: %s is\n%s\nnot\n%s", name, row, got[row], want[row])
	}
}

// names are whom an undo left, as they are called.
func (p *place) names(left []change.Ref) (names []string) {
	now := p.read()
	for _, ref := range left {
		var row struct{ Name, EnvelopeName string }
		key := ref.Table + " " + string(ref.ID)
		p.w.Must(json.Unmarshal([]byte(cmp.Or(now[key], p.was[key])), &row))
		if name := row.Name + row.EnvelopeName; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// rows are an event's, by table and id, as text without their versions.
type rows map[string]string

func (p *place) read() rows {
	p.w.T.Helper()
	all := rows{}
	p.w.Must(p.w.DB.Read(p.w.T.Context(), access.SystemAt(p.e.OrganizationID, p.e.ID, change.Actor{Kind: change.ByConvive}), func(r *db.Read) error {
		for _, read := range []func(*db.Read, rows) error{
			into[guests.Guest], into[guests.Household], into[guests.Invitation], into[seating.Assignment], into[seating.Table], into[requests.GuestRequest],
		} {
			if err := read(r, all); err != nil {
				return err
			}
		}
		return nil
	}))
	return all
}

func into[T interface{ TableName() string }](r *db.Read, all rows) error {
	found, err := db.All[T](r, "id")
	for _, row := range found {
		v := reflect.ValueOf(&row).Elem()
		v.FieldByName("Version").SetInt(0)
		data, err := json.Marshal(row)
		if err != nil {
			return err
		}
		all[row.TableName()+" "+v.FieldByName("ID").String()] = string(data)
	}
	return err
}

// differs lists the rows that aren't the same in both.
func (a rows) differs(b rows) (ids []string) {
	for id, content := range a {
		if b[id] != content {
			ids = append(ids, id)
		}
	}
	for id := range b {
		if _, there := a[id]; !there {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
