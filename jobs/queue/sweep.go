package queue

import "context"

// Sweep asks for the work behind the rows that find returns: the nudge was lost, Redis
// was emptied, or a worker died. each runs find across all workspaces: db.DB's
// GlobalEach. It stops when Redis does not take a task; the rows are due again at its
// next turn.
func Sweep[Tx, Row any](ctx context.Context, c *Client, each func(ctx context.Context, why string, fn func(Tx) error) error, why string,
	find func(Tx) ([]Row, error), task func(Row) Task,
) error {
	var due []Row
	err := each(ctx, why, func(tx Tx) (err error) {
		due, err = find(tx)
		return err
	})
	if err != nil {
		return err
	}
	for _, row := range due {
		if err := c.Enqueue(ctx, task(row), Once()); err != nil {
			return err
		}
	}
	return nil
}
