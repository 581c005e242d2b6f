package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Errors of bodies; each has a status and a sentence of its own.
var (
	errMalformed = errors.New("web: the body can't be read")
	errMediaType = errors.New("web: the body is of a type that is not taken here")
	errTooLarge  = errors.New("web: the body is too large")
	errEncoding  = errors.New("web: the body is not UTF-8")
)

// values reads a command's body, whatever its form: a form's fields, or the payload that a component sends as JSON.
func (c *Ctx) values() (url.Values, error) {
	req := c.Request()
	media, _, err := mime.ParseMediaType(req.Header.Get("Content-Type"))
	if err != nil && req.ContentLength != 0 {
		return nil, errMediaType
	}
	switch media {
	case "", "application/x-www-form-urlencoded":
		err = req.ParseForm()
	case "multipart/form-data":
		err = req.ParseMultipartForm(BodyBulk)
	case "application/json":
		err = jsonValues(req)
	default:
		return nil, errMediaType
	}
	if err != nil {
		return nil, bodyError(err)
	}
	for name, all := range req.PostForm {
		for _, v := range append(all, name) {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				return nil, errEncoding
			}
		}
	}
	return picked(req.PostForm), nil
}

func bodyError(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return errTooLarge
	}
	if errors.Is(err, errMediaType) {
		return err
	}
	return errMalformed
}

// jsonValues flattens a JSON object of texts, numbers, truth values and lists of them.
func jsonValues(req *http.Request) error {
	data, err := io.ReadAll(req.Body)
	if err != nil {
		return err
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		return errMalformed
	}
	req.PostForm = url.Values{}
	for name, v := range fields {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, item := range list {
			text, err := jsonText(item)
			if err != nil {
				return err
			}
			req.PostForm.Add(name, text)
		}
	}
	return nil
}

func jsonText(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	}
	return "", errMalformed
}

// decode fills a draft from values by its form tags; a value that doesn't fit its field is named.
func decode(values url.Values, draft any) (wrong invalid.Fields) {
	v := reflect.ValueOf(draft).Elem()
	for i := range v.NumField() {
		name := formName(v.Type().Field(i))
		if name == "" {
			continue
		}
		all, ok := values[name]
		if !ok {
			continue
		}
		if !fill(v.Field(i), all) {
			wrong.Add(name, "Write a whole number here.")
		}
	}
	return wrong
}

// formName is how a form calls a field of its draft; "" for one that no form fills, without a tag or with "-".
func formName(f reflect.StructField) string {
	if name := f.Tag.Get("form"); name != "-" {
		return name
	}
	return ""
}

// fields are the names of the draft's form.
func (m *Command[D]) fields() []string {
	names, t := []string{}, reflect.TypeFor[D]()
	for i := range t.NumField() {
		if name := formName(t.Field(i)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// fill writes what was typed into a field; false says that it is no whole number where one belongs. A draft whose
// fields are of another kind is a programming error.
func fill(field reflect.Value, all []string) bool {
	one := strings.TrimSpace(all[0])
	switch field.Kind() {
	case reflect.String:
		field.SetString(one)
	case reflect.Bool:
		field.SetBool(one != "" && one != "false" && one != "0")
	case reflect.Int, reflect.Int64:
		if one == "" {
			return true
		}
		n, err := strconv.ParseInt(lists.Number(one), 10, 64)
		if err != nil || field.OverflowInt(n) {
			return false
		}
		field.SetInt(n)
	case reflect.Slice:
		list := reflect.MakeSlice(field.Type(), 0, len(all))
		for _, s := range all {
			item := reflect.New(field.Type().Elem()).Elem()
			if !fill(item, []string{s}) {
				return false
			}
			list = reflect.Append(list, item)
		}
		field.Set(list)
	default:
		panic("web: a draft can't hold " + field.Type().String())
	}
	return true
}

// Values is implemented by drafts that read fields whose names hold ids.
type Values interface{ Fill(url.Values) }
