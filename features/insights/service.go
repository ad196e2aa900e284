// Package insights says what the assistant achieves, and refuses to count what was
// not measured.
package insights

import "socialsync/db"

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB *db.DB
}
