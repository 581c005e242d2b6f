package activity_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

// mixed is a row as it was before both, with what Ben changed in it.
func mixed[T interface{ TableName() string }](p *place, id change.ID, ben func(*T)) (row, want string) {
	var t T
	key := t.TableName() + " " + string(id)
	p.w.Must(json.Unmarshal([]byte(p.was[key]), &t))
	ben(&t)
	data, err := json.Marshal(t)
	p.w.Must(err)
	return key, string(data)
}

// people are guests as fields of a form.
func (p *place) people(numbers ...int) (pairs []string) {
	for _, n := range numbers {
		pairs = append(pairs, "guest", string(p.e.Guests[n].ID))
	}
	return pairs
}

// lay adds a table of eight.
func (p *place) lay(name string) {
	e := p.w.Mutate(p.e, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: p.e.Occasions[1].ID, Name: "Table " + name, Count: 1, Seats: 8, Shape: seating.Round})
	})
	p.rows[name] = e.Change.(change.TablesAdded).Tables[0]
}

// attend has people come to the dinner.
func (p *place) attend(numbers ...int) {
	p.w.Mutate(p.e, func(tx *db.Tx) (change.Change, error) {
		for _, n := range numbers {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(p.e.Guests[n].ID), string(p.e.Occasions[1].ID)).First()
			if err != nil {
				return nil, err
			}
			p.w.Must(db.Update(tx, &in, db.Set{"reply": guests.Attending}))
		}
		return change.GuestsEdited{What: "invitations"}, nil
	})
}

// from states where a guest sits; "" is nowhere yet.
func (p *place) from(table string, guest int) string {
	from := seating.Parking
	if table != "" {
		from = p.rows[table]
	}
	return seating.Premise{Guest: p.e.Guests[guest].ID, From: from}.String()
}

func (p *place) move(who *webtest.Client, to string, premises ...string) webtest.Answer {
	fields := []string{"occasion", string(p.e.Occasions[1].ID), "to", string(p.rows[to])}
	for _, premise := range premises {
		fields = append(fields, "guest", premise)
	}
	return who.Post(p.at+"/seating/moves", fields...)
}

func (p *place) editGuest(who *webtest.Client, n int, fill func(*guests.GuestEdit)) webtest.Answer {
	g := find[guests.Guest](p, p.e.Guests[n].ID)
	var in map[change.ID]map[change.ID]guests.Invitation
	p.w.Must(p.w.DB.Read(p.w.T.Context(), p.w.System(p.e), func(r *db.Read) (err error) {
		in, err = guests.InvitationsOf(r, g.HouseholdID)
		return err
	}))
	d := guests.EditOfGuest(g, in[g.ID])
	fill(&d)
	return who.Post(p.at+"/guests/"+string(g.ID)+"/edit", form(d)...)
}

func (p *place) editHousehold(who *webtest.Client, n int, fill func(*guests.HouseholdEdit)) webtest.Answer {
	d := guests.EditOf(find[guests.Household](p, p.e.Households[n].ID))
	fill(&d)
	return who.Post(p.at+"/households/"+string(p.e.Households[n].ID)+"/edit", form(d)...)
}

// remove takes a household away.
func (p *place) remove(who *webtest.Client, household int) {
	h := find[guests.Household](p, p.e.Households[household].ID)
	who.Post(p.at+"/households/"+string(h.ID)+"/removal", "version", fmt.Sprint(h.Version)).Change()
}

// form is a draft as the fields of its form.
func form(draft any) (pairs []string) {
	v := reflect.ValueOf(draft)
	for i := range v.NumField() {
		name, field := v.Type().Field(i).Tag.Get("form"), v.Field(i)
		switch {
		case name == "":
		case field.Kind() == reflect.Slice:
			for j := range field.Len() {
				pairs = append(pairs, name, fmt.Sprint(field.Index(j)))
			}
		default:
			pairs = append(pairs, name, fmt.Sprint(field))
		}
	}
	return pairs
}

func find[T any](p *place, id change.ID) (row T) {
	p.w.Must(p.w.DB.Read(p.w.T.Context(), p.w.System(p.e), func(r *db.Read) (err error) {
		row, err = db.Find[T](r, id)
		return err
	}))
	return row
}

// ask has the first household ask something.
func (p *place) ask() {
	r := requests.GuestRequest{HouseholdID: p.e.Households[0].ID, Kind: "child", Words: "A high chair?", Status: requests.Open}
	p.w.Mutate(p.e, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: r.HouseholdID}, err
	})
	p.rows["request"] = r.ID
}

var (
	preview = regexp.MustCompile(`/import/[0-9a-f-]{36}`)
	stated  = regexp.MustCompile(`name="digest" value="([0-9a-f]+)"`)
)

// bring imports a list, as Anna.
func (p *place) bring(list string) webtest.Answer {
	a := p.anna.Upload(p.at+"/import/preview", "file", "list.csv", []byte(list))
	path := p.at + preview.FindString(a.Header.Get("Location")+a.Text)
	digest := stated.FindStringSubmatch(p.anna.Get(path).Text)
	if digest == nil {
		p.w.T.Fatalf("the preview states nothing: %d %.300s", a.StatusCode, a.Text)
	}
	return p.anna.Post(path+"/application", "digest", digest[1])
}

// called finds a guest by name.
func (p *place) called(name string) change.ID {
	var g guests.Guest
	p.w.Must(p.w.DB.Read(p.w.T.Context(), p.w.System(p.e), func(r *db.Read) (err error) {
		g, err = db.From[guests.Guest](r).Where("name = ?", name).First()
		return err
	}))
	return g.ID
}
