# Free days first, then a rate that rises after a week.
module Tariff
  FREE_DAYS = { 'STD' => 5, 'GOLD' => 10 }.freeze

  def self.cents(days, contract)
    owed = [days - FREE_DAYS.fetch(contract, 5), 0].max
    first_week = [owed, 7].min
    first_week * 4_500 + (owed - first_week) * 9_000
  end
end
