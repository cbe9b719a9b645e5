import { testRule } from '@plimsoll/engine/testing';
import rule from './no-secret-in-args';

const says =
  'Build argument NPM_TOKEN stays in the image: hand it in as a build secret';

testRule(rule, {
  valid: [
    'target "web" {\n  args = { NODE = "24", TOKEN_URL = "x", NPM_TOKEN = null, API_KEY = "" }\n}\n',
    'target "web" {\n  secret = ["id=npm,env=NPM_TOKEN"]\n}\n',
    'target "_unused" {\n  args = { NPM_TOKEN = "x" }\n}\n',
  ],
  invalid: [
    {
      text: 'target "web" {\n  args = {\n    «NPM_TOKEN» = NPM_TOKEN\n  }\n}\n',
      says,
    },
    {
      title: 'inherited by two, told once',
      text: 'target "_all" {\n  args = { «NPM_TOKEN» = "${X}" }\n}\ntarget "a" { inherits = ["_all"] }\ntarget "b" { inherits = ["_all"] }\n',
      says,
    },
    {
      file: 'docker-bake.json',
      text: '{"target": {"web": {"args": {«"NPM_TOKEN"»: "npm"}}}}\n',
      says,
    },
  ],
});
