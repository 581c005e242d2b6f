package change

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

var kinds = map[Kind]reflect.Type{}

// register enters a type of Change; a kind entered twice is a programming error.
func register(all ...Change) {
	for _, c := range all {
		if _, taken := kinds[c.Kind()]; taken {
			panic("change: kind registered twice: " + string(c.Kind()))
		}
		kinds[c.Kind()] = reflect.TypeOf(c)
	}
}

// Kinds lists every kind of Change there is, sorted.
func Kinds() []Kind { return slices.Sorted(maps.Keys(kinds)) }

// New returns the zero Change of a kind, nil for an unknown one.
func New(k Kind) Change {
	t, ok := kinds[k]
	if !ok {
		return nil
	}
	return reflect.New(t).Elem().Interface().(Change)
}

// Encode turns a Change into the log's data.
func Encode(c Change) (string, error) {
	if _, ok := kinds[c.Kind()]; !ok {
		return "", fmt.Errorf("change: kind %q is not registered", c.Kind())
	}
	data, err := json.Marshal(c)
	return string(data), err
}

// Decode turns the log's data back into the Change; it is the inverse of Encode.
func Decode(k Kind, data string) (Change, error) {
	t, ok := kinds[k]
	if !ok {
		return nil, fmt.Errorf("change: unknown kind %q", k)
	}
	v := reflect.New(t)
	if err := json.Unmarshal([]byte(data), v.Interface()); err != nil {
		return nil, fmt.Errorf("change: data of %s: %w", k, err)
	}
	return v.Elem().Interface().(Change), nil
}
