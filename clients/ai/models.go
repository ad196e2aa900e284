package ai

import (
	"context"

	"github.com/sashabaranov/go-openai"
)

const maxModelList = 4 << 20

// Models asks the endpoint for the names of its models, in its order. Not every server
// has such a list.
func (c *Client) Models(ctx context.Context) (names []string, err error) {
	err = c.run(ctx, "models", "", maxModelList, 0, nil, func(ctx context.Context, api *openai.Client, _ *doer) error {
		list, err := api.ListModels(ctx)
		if err != nil {
			return err
		}
		names = make([]string, len(list.Models))
		for i, m := range list.Models {
			names[i] = m.ID
		}
		return nil
	})
	return names, err
}
