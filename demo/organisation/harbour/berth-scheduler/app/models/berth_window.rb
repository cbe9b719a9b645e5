class BerthWindow < ApplicationRecord
  belongs_to :berth
  belongs_to :vessel

  validate :no_overlap

  private

  def no_overlap
    others = BerthWindow.where(berth_id: berth_id).where.not(id: id)
    return unless others.where('starts_at < ? AND ends_at > ?', ends_at, starts_at).exists?

    errors.add(:base, "#{berth.name} is taken in that window")
  end
end
