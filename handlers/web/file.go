package web

import (
	"bytes"
	"mime"
	"net/http"

	"convive/views/sheet"
)

// JPEG hands out a picture that Convive encoded itself; no browser guesses what else it may be.
func (c *Ctx) JPEG(data []byte) error {
	c.Response().Header().Set("Content-Type", "image/jpeg")
	c.Response().WriteHeader(http.StatusOK)
	_, err := c.Response().Write(data)
	return err
}

// Sheet hands a table out as a file. The whole of it is written before its first byte is sent, so that a failure is an
// answer and no torn file.
func (c *Ctx) Sheet(s sheet.Sheet, as sheet.Format, name string) error {
	var file bytes.Buffer
	if err := as.Write(s, &file); err != nil {
		return err
	}
	head := c.Response().Header()
	head.Set("Content-Type", as.Type)
	head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Response().WriteHeader(http.StatusOK)
	_, err := file.WriteTo(c.Response())
	return err
}
