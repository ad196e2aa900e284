package app

import (
	"context"

	"socialsync/clients/meta/metasim"
	"socialsync/clients/shopsim"
	"socialsync/db"
	"socialsync/features/actions"
)

// seedActions lets the assistant ask the demo's shop where an order is, and cancel it.
func (s *seeder) seedActions(ctx context.Context) error {
	key := "Bearer " + shopsim.Key
	_, err := s.Actions.Save(ctx, s.actor, actions.SaveActionInput{Definition: actions.Definition{
		Name:    "Order status",
		Purpose: "The customer asks where their order is, whether it was shipped, when it will arrive, or for news of it.",
		Method:  db.MethodGet,
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
	if err != nil {
		return err
	}
	_, err = s.Actions.Save(ctx, s.actor, actions.SaveActionInput{Definition: actions.Definition{
		Name:         "Cancel an order",
		Purpose:      "The customer wants to cancel an order of theirs, or to have it cancelled.",
		Method:       db.MethodPost,
		Confirmation: "cancel your order {order}",
		URL:          "https://" + shopsim.Host + "/orders/{order}/cancel",
		Parameters: []db.ActionParameter{
			{Name: "order", Source: db.ActionAsked, Description: "The order number", Pattern: "[0-9]{3,8}", MaxLength: 8},
			{Name: "phone", Source: db.ActionWhatsApp},
		},
		Headers:        []actions.Header{{Name: "Authorization", Value: &key}},
		Fields:         []db.ActionField{{Path: "status"}},
		TimeoutSeconds: 5, IsOn: true,
	}})
	return err
}

// demoOrders says whose the orders are that people try first, of somebody who writes
// French and of somebody who writes English: one each that has left, and one that has not.
func demoOrders() map[string]string {
	owners := map[string]string{}
	for _, p := range metasim.People() {
		switch p.Name {
		case "Ada Martin":
			owners["1042"], owners["1045"] = "+"+p.ID, "+"+p.ID
		case "Oliver Bennett":
			owners["1043"], owners["1050"] = "+"+p.ID, "+"+p.ID
		}
	}
	return owners
}
