package app

import (
	"context"

	"socialsync/clients/meta/metasim"
	"socialsync/clients/shopsim"
	"socialsync/db"
	"socialsync/features/actions"
)

// seedActions lets the assistant ask the demo's shop where an order is.
func (s *seeder) seedActions(ctx context.Context) error {
	key := "Bearer " + shopsim.Key
	_, err := s.Actions.Save(ctx, s.actor, actions.SaveActionInput{Definition: actions.Definition{
		Name:    "Order status",
		Purpose: "The customer asks where their order is, whether it was shipped, when it will arrive, or for news of it.",
		URL:     "https://" + shopsim.Host + "/orders/{order}?phone={phone}",
		Parameters: []db.ActionParameter{
			{Name: "order", Source: db.ActionAsked, Description: "The order number", Pattern: "[0-9]{3,8}", MaxLength: 8},
			{Name: "phone", Source: db.ActionWhatsApp},
		},
		Headers: []actions.Header{{Name: "Authorization", Value: &key}},
		Fields: []db.ActionField{
			{Path: "status"}, {Path: "delivery.date", Label: "arrives"}, {Path: "delivery.carrier", Label: "carrier"},
			{Path: "delivery.tracking", Label: "tracking"},
		},
		TimeoutSeconds: 5, IsOn: true,
	}})
	return err
}

// demoOrders says whose the orders are that people try first: one of somebody who
// writes French and one of somebody who writes English.
func demoOrders() map[string]string {
	owners := map[string]string{}
	for _, p := range metasim.People() {
		switch p.Name {
		case "Ada Martin":
			owners["1042"] = "+" + p.ID
		case "Oliver Bennett":
			owners["1043"] = "+" + p.ID
		}
	}
	return owners
}
