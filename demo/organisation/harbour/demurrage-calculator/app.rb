require 'date'
require 'json'
require 'sinatra/base'
require_relative 'tariff'

class Demurrage < Sinatra::Base
  get('/livez') { 'ok' }

  get '/demurrage' do
    days = (Date.parse(params[:returned]) - Date.parse(params[:discharged])).to_i
    content_type :json
    { days: days, cents: Tariff.cents(days, params[:contract]) }.to_json
  end
end
