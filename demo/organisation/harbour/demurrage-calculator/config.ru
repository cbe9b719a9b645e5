require_relative 'app'

run Demurrage
