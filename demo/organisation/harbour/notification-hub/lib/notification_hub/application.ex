defmodule NotificationHub.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args) do
    children = [
      {Bandit, plug: NotificationHub.Router, port: 4000}
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: NotificationHub.Supervisor)
  end
end
