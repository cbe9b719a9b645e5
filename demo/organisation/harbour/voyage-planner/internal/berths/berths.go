// Package berths reads the berth windows that the terminals publish.
package berths

import (
	"context"

	"github.com/valkey-io/valkey-go"
)

// Windows are kept for a day; a missing one means "ask the terminal".
type Windows struct {
	Client valkey.Client
}

// Next returns the next free window of a port, as the terminal wrote it.
func (w Windows) Next(ctx context.Context, port string) (string, error) {
	return w.Client.Do(ctx, w.Client.B().Get().Key("berth:"+port).Build()).ToString()
}
