package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/nats-io/nats.go"
)

func main() {
	bus, err := nats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		log.Fatal(err)
	}
	_, err = bus.Subscribe("raw.>", func(message *nats.Msg) {
		var event Raw
		if err := json.Unmarshal(message.Data, &event); err != nil {
			log.Printf("not an event: %v", err)
			return
		}
		if milestone, ok := event.Milestone(); ok {
			body, _ := json.Marshal(milestone)
			_ = bus.Publish("milestone."+milestone.Code, body)
		}
	})
	if err != nil {
		log.Fatal(err)
	}
	select {}
}
