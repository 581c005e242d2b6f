package lists

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into UTF-8: by its byte order mark, else UTF-8 when it is
// valid, else what spreadsheets write when nobody asks them: Windows-1252, or Mac Roman where the
// lines end as only old Macs end them.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return decodeUTF8(data[3:])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case looksUTF16(data, 1):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data)
	case looksUTF16(data, 0):
		return convert(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data)
	}
	if bytes.Count(data, []byte{0}) > len(data)/20 {
		return "", Refusal{0, "This is not a text file. Save the guest list as CSV or as an Excel workbook (.xlsx)."}
	}
	return decodeUTF8(data)
}

func decodeUTF8(data []byte) (string, error) {
	switch {
	case utf8.Valid(data):
		return string(data), nil
	case mostlyUTF8(data):
		return string(bytes.ToValidUTF8(data, []byte("�"))), nil
	case bytes.IndexByte(data, '\r') >= 0 && bytes.IndexByte(data, '\n') < 0:
		return convert(charmap.Macintosh, data)
	}
	return convert(charmap.Windows1252, data)
}

// mostlyUTF8 tells UTF-8 with a few broken bytes from a one-byte encoding, in which sequences that
// are valid UTF-8 hardly ever come up by chance.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if n > 1 {
			good++
		} else if r == utf8.RuneError {
			bad++
		}
		data = data[n:]
	}
	return good > 4*bad
}

func convert(e encoding.Encoding, data []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", Refusal{0, "The characters of this file can't be read. Save it as CSV in UTF-8."}
	}
	return string(bytes.ToValidUTF8(out, []byte("�"))), nil
}

// looksUTF16 tells text without a byte order mark by the zero half of its characters: Latin text
// has them at odd places in little endian, at even places in big endian.
func looksUTF16(data []byte, zeroAt int) bool {
	head := data[:min(len(data), 1000)&^1]
	zeros := 0
	for i := zeroAt; i < len(head); i += 2 {
		if head[i] == 0 {
			zeros++
		}
	}
	return len(head) >= 4 && zeros*2 > len(head)/2
}
