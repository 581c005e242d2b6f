package change_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"convive/models/change"
)

// filled is a Change of a kind with something in every field, so that whatever it leaves out is missed.
func filled(t *testing.T, k change.Kind) change.Change {
	t.Helper()
	v := reflect.New(reflect.TypeOf(change.New(k))).Elem()
	for i := range v.NumField() {
		if f := v.Type().Field(i); !f.Anonymous {
			v.Field(i).Set(example(t, f.Name, f.Type))
		}
	}
	return v.Interface().(change.Change)
}

func example(t *testing.T, name string, of reflect.Type) reflect.Value {
	t.Helper()
	v := reflect.New(of).Elem()
	switch of.Kind() {
	case reflect.String:
		v.SetString("a " + name)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(len(name)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.Append(v, example(t, name+" 1", of.Elem()), example(t, name+" 2", of.Elem())))
	case reflect.Struct:
		for i := range v.NumField() {
			v.Field(i).Set(example(t, of.Field(i).Name, of.Field(i).Type))
		}
	default:
		t.Fatalf("%s is a %s, which this test doesn't know", name, of)
	}
	return v
}

func TestEveryKindIsTheSameAfterTheLog(t *testing.T) {
	for _, k := range change.Kinds() {
		c := filled(t, k)
		data, err := change.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		back, err := change.Decode(k, data)
		if err != nil || !reflect.DeepEqual(back, c) {
			t.Errorf("%s: %+v came back as %+v, %v", k, c, back, err)
		}
	}
}

func TestEveryKindIsNamedByItsCapabilityAndHasATopic(t *testing.T) {
	if len(change.Kinds()) < 20 {
		t.Fatalf("only %d kinds", len(change.Kinds()))
	}
	name := regexp.MustCompile(`^[a-z]+\.[a-z]+(-[a-z]+)*$`)
	for _, k := range change.Kinds() {
		c := filled(t, k)
		if !name.MatchString(string(k)) || c.Kind() != k {
			t.Errorf("kind %q of %T", k, c)
		}
		if len(c.Topics()) == 0 || slices.Contains(c.Topics(), "") || slices.Contains(c.Topics(), change.AnyChange) {
			t.Errorf("%s is about %q", k, c.Topics())
		}
	}
}

func TestEveryPlaceOfASentenceIsFilled(t *testing.T) {
	place := regexp.MustCompile(`\{([a-z]+)\}`)
	tables := []string{"accounts", "events", "occasions", "households", "guests", "seating_tables", "questions", "plans", "plan_snapshots"}
	for _, k := range change.Kinds() {
		s := filled(t, k).Sentence()
		used := map[string]bool{}
		for _, m := range place.FindAllStringSubmatch(s.Text, -1) {
			used[m[1]] = true
			if m[1] != "actor" && len(s.Refs[m[1]]) == 0 && s.Values[m[1]] == "" {
				t.Errorf("%s: {%s} is empty in %q", k, m[1], s.Text)
			}
		}
		if s.Text == "" {
			t.Errorf("%s has no sentence", k)
		}
		for at, refs := range s.Refs {
			if !used[at] {
				t.Errorf("%s: nothing stands at {%s}", k, at)
			}
			for _, ref := range refs {
				if !slices.Contains(tables, ref.Table) || ref.ID == "" {
					t.Errorf("%s: {%s} points at %v", k, at, ref)
				}
			}
		}
	}
}

// TestASentenceHoldsNoIDAsText, nor a name: a name in the log would outlive its person.
func TestASentenceHoldsNoIDAsText(t *testing.T) {
	for _, k := range change.Kinds() {
		c := filled(t, k)
		for at, value := range c.Sentence().Values {
			v := reflect.ValueOf(c)
			for i := range v.NumField() {
				if id, ok := v.Field(i).Interface().(change.ID); ok && string(id) == value {
					t.Errorf("%s: {%s} is an id", k, at)
				}
			}
		}
	}
}

func TestAnUnknownKindIsAnError(t *testing.T) {
	if _, err := change.Decode("nothing.known", "{}"); err == nil {
		t.Error("decoded")
	}
	if _, err := change.Encode(change.None); err == nil {
		t.Error("None is no entry of the log")
	}
	if change.New("nothing.known") != nil {
		t.Error("made")
	}
	if _, err := change.Decode("occasions.added", "{"); err == nil {
		t.Error("broken data decoded")
	}
}

func TestUndoTakesBackWhatItsKindSays(t *testing.T) {
	for k, want := range map[change.Kind]bool{"occasions.edited": true, "guests.households-deleted": true, "imports.applied": true,
		"team.joined": false, "guests.link-renewed": false, "accounts.created": false, "events.deleted": false} {
		if _, ok := change.New(k).(change.Reversible); ok != want {
			t.Errorf("%s can be taken back: %v", k, ok)
		}
	}
}

func ExampleTopics_Touches() {
	renewed := change.LinkRenewed{Household: "h1"}.Topics()
	fmt.Println(renewed.Touches(change.Topics{change.OfHousehold("h1")}), renewed.Touches(change.Topics{change.OfHousehold("h2")}))
	fmt.Println(change.Topics{change.AnyChange}.Touches(renewed))
	// Output:
	// true false
	// true
}
