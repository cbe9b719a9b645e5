defmodule NotificationHub.QuietHours do
  @moduledoc "No text messages between ten at night and seven in the morning, where the customer is."

  @spec quiet?(DateTime.t(), String.t()) :: boolean()
  def quiet?(now, time_zone) do
    hour = DateTime.shift_zone!(now, time_zone).hour
    hour >= 22 or hour < 7
  end
end
