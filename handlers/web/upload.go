package web

import (
	"errors"
	"io"
	"net/http"
)

// Upload is a file that came with a form.
type Upload struct {
	Name string // as the browser calls it: only a hint
	Data []byte
}

// File reads the file of a form's field, after Values; no file is the zero Upload. The route's limit holds for it.
func (c *Ctx) File(field string) (Upload, error) {
	f, header, err := c.Request().FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return Upload{}, nil
	}
	if err != nil {
		return Upload{}, bodyError(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return Upload{}, errMalformed
	}
	return Upload{header.Filename, data}, nil
}
