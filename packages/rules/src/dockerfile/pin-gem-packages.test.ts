import { testRule } from '@plimsoll/engine/testing';
import pinGemPackages from './pin-gem-packages';

testRule(pinGemPackages, {
  valid: [
    'FROM a\nRUN gem install puma:7.1.0\n',
    'FROM a\nRUN gem install puma -v 7.1.0\n',
    "FROM a\nRUN gem install puma --version '~> 7'\n",
    'FROM a\nRUN gem install puma --version=7\n',
    'FROM a\nRUN gem i puma:7 -- --use-system-libraries\n',
    'FROM a\nRUN gem install ./own.gem\n',
    'FROM a\nRUN gem install own-1.0.gem\n',
    'FROM a\nRUN gem install --no-document puma:7\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN gem install «puma»\n',
      says: 'No version is given for puma, so each build may install another one: write puma:1.2.3',
    },
    { text: 'FROM a\nRUN gem i --no-document «puma» rails\n' },
    { text: 'FROM a\nRUN gem install «nokogiri» -- --use-system-libraries\n' },
    { text: 'FROM a\nRUN gem install puma:7 «rails»\n' },
  ],
  unknown: ['FROM a\nRUN gem install $GEMS\n'],
  notApplicable: [
    'FROM a\nRUN gem update --system\n',
    'FROM a\nRUN bundle install\n',
  ],
});
