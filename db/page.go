package db

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// Connection is a page of a list that grows, as Relay describes it.
type Connection[T any] struct {
	Edges    []Edge[T]
	PageInfo PageInfo
}

// Edge is one element with the place it has in the list.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// PageInfo says what lies beyond a page.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// MaxPage is the largest page anybody gets.
const MaxPage = 100

// clampPage brings a page size between 1 and MaxPage.
func clampPage(n int) int { return min(max(n, 1), MaxPage) }

// ErrBadCursor means that a cursor is not one we gave, or of another order.
var ErrBadCursor = errors.New("this is not a cursor of this list")

// position is where a row stands in a list ordered by time and id, with what
// comes before the time where the order has more. It is what a cursor holds.
type position struct {
	Order string     `json:"o,omitempty"` // which order it belongs to
	Rank  int        `json:"r,omitempty"`
	Since *time.Time `json:"w,omitempty"`
	At    time.Time  `json:"t"`
	ID    uuid.UUID  `json:"i"`
}

// cursor is the position's JSON, written by hand: every row of a page has one.
func (p position) cursor() string {
	b := append(make([]byte, 0, 192), '{')
	if p.Order != "" {
		b = append(append(append(b, `"o":"`...), p.Order...), `",`...)
	}
	if p.Rank != 0 {
		b = append(strconv.AppendInt(append(b, `"r":`...), int64(p.Rank), 10), ',')
	}
	if p.Since != nil {
		b = append(p.Since.AppendFormat(append(b, `"w":"`...), time.RFC3339Nano), `",`...)
	}
	b = append(p.At.AppendFormat(append(b, `"t":"`...), time.RFC3339Nano), `","i":"`...)
	b = append(append(b, p.ID.String()...), `"}`...)
	return base64.RawURLEncoding.EncodeToString(b)
}

func parsePosition(cursor, order string) (position, error) {
	var p position
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(raw, &p) != nil || p.ID == uuid.Nil || p.Order != order {
		return p, ErrBadCursor
	}
	return p, nil
}

// setEnds fills in the first and last cursor.
func (c *Connection[T]) setEnds() {
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
}
