defmodule NotificationHub.Router do
  @moduledoc false
  use Plug.Router

  plug :match
  plug :dispatch

  get "/livez" do
    send_resp(conn, 200, "ok")
  end

  match _ do
    send_resp(conn, 404, "")
  end
end
