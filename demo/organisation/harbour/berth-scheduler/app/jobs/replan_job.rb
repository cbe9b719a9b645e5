class ReplanJob
  include Sidekiq::Job

  def perform(vessel_id, delay_minutes)
    BerthWindow.where(vessel_id: vessel_id).find_each do |window|
      window.update!(starts_at: window.starts_at + delay_minutes.minutes,
                     ends_at: window.ends_at + delay_minutes.minutes)
    end
  end
end
