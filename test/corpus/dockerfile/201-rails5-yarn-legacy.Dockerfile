FROM ruby:2.6.5

RUN curl -sL https://deb.example.com/setup_12.x | bash -
RUN curl -sS https://dl.example.com/yarn/pubkey.gpg | apt-key add -
RUN echo "deb https://dl.example.com/yarn/debian/ stable main" | tee /etc/apt/sources.list.d/yarn.list

RUN apt-get update -qq && apt-get install -y build-essential libpq-dev nodejs yarn imagemagick ghostscript wkhtmltopdf postgresql-client

ENV APP_HOME /app
RUN mkdir $APP_HOME
WORKDIR $APP_HOME

ENV BUNDLER_VERSION 2.0.2
RUN gem install bundler -v $BUNDLER_VERSION
RUN gem install foreman mailcatcher

ADD Gemfile* $APP_HOME/
RUN bundle install

ADD package.json yarn.lock $APP_HOME/
RUN yarn install --check-files

ADD . $APP_HOME
RUN RAILS_ENV=production SECRET_KEY_BASE=dummy bundle exec rake assets:precompile

# Start the main process.
EXPOSE 3000
CMD rm -f tmp/pids/server.pid && bundle exec rake db:migrate && bundle exec rails server -b 0.0.0.0 -p ${PORT:-3000}
