defmodule NotificationHub.MixProject do
  use Mix.Project

  def project do
    [
      app: :notification_hub,
      version: "0.42.0",
      elixir: "~> 1.19",
      start_permanent: Mix.env() == :prod,
      deps: deps(),
      releases: [notification_hub: [include_executables_for: [:unix]]]
    ]
  end

  def application, do: [mod: {NotificationHub.Application, []}, extra_applications: [:logger]]

  defp deps do
    [
      {:bandit, "~> 1.8"},
      {:oban, "~> 2.20"},
      {:postgrex, "~> 0.21"}
    ]
  end
end
