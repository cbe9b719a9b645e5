import { testRule } from '@plimsoll/engine/testing';
import orderServices from './order-services';

const says = '"app" belongs before "db": sort the services by name';

testRule(orderServices, {
  valid: [
    'services:\n  app:\n    image: a:1\n  db:\n    image: b:1\n',
    'services:\n  app-1: {image: a:1}\n  App2: {image: a:1}\n  zoo: {image: b:1}\n',
    'volumes:\n  b:\n  a:\n',
  ],
  invalid: [
    {
      text: 'services:\n  db:\n    image: b:1\n  «app»:\n    image: a:1\n',
      says,
      fixed: 'services:\n  app:\n    image: a:1\n  db:\n    image: b:1\n',
    },
    {
      title: 'comments go along, and empty lines stay between',
      text: 'services:\n  # the store\n  db: # here\n    image: b:1\n    # ports: ["5432:5432"]\n\n  # the program\n  # itself\n  «app»:\n    image: a:1\n',
      says,
      fixed:
        'services:\n  # the program\n  # itself\n  app:\n    image: a:1\n\n  # the store\n  db: # here\n    image: b:1\n    # ports: ["5432:5432"]\n',
    },
    {
      title: 'without a line break at the end',
      text: 'services:\n  db:\n    image: b:1\n  «app»:\n    image: a:1',
      says,
      fixed: 'services:\n  app:\n    image: a:1\n  db:\n    image: b:1',
    },
    {
      title: 'in braces',
      text: 'services: {db: {image: b}, «app»: {image: a}}\n',
      says,
      fixed: 'services: {app: {image: a}, db: {image: b}}\n',
    },
    {
      title: 'an alias does not come before its anchor',
      text: 'services:\n  db: &db\n    image: b:1\n  «app»:\n    <<: *db\n    image: a:1\n',
      says,
    },
    {
      title: 'an anchor that is above all of it may be named anywhere',
      text: 'x-base: &base {restart: always}\nservices:\n  db:\n    <<: *base\n    image: b:1\n  «app»:\n    <<: *base\n    image: a:1\n',
      says,
      fixed:
        'x-base: &base {restart: always}\nservices:\n  app:\n    <<: *base\n    image: a:1\n  db:\n    <<: *base\n    image: b:1\n',
    },
    {
      title: 'a text whose line breaks count is not moved',
      text: 'services:\n  db:\n    image: b:1\n    command: |+\n      a\n\n  «app»:\n    image: a:1\n',
      says,
    },
  ],
});
