FROM ruby:2.6
RUN curl -sL https://packages.example.com/node/setup_12.x | bash -
RUN apt-get install -y nodejs
RUN gem install bundler
RUN mkdir /myapp
WORKDIR /myapp
ADD Gemfile /myapp/Gemfile
ADD Gemfile.lock /myapp/Gemfile.lock
RUN bundle install
ADD . /myapp
