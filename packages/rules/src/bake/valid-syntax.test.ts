import { testRule } from '@plimsoll/engine/testing';
import rule from './valid-syntax';

testRule(rule, {
  valid: [
    'variable "TAG" { default = "1" }\ntarget "web" {\n  tags = ["a:${TAG}", f(x)]\n}\n',
    { file: 'docker-bake.json', text: '{"target": {"web": {}}}\n' },
    '',
  ],
  invalid: [
    {
      text: 'target "web" {\n  tags = [«"»acme/web:2.3]\n}\n',
      says: 'This quote is not closed; close it on the same line',
    },
    {
      text: 'target "web" «{»\n  context = "."\n',
      says: 'This brace is not closed; close it where the block ends',
    },
    {
      text: '«target» "web"\n',
      says: 'This is neither an attribute with = nor a block with {; write one of them',
    },
  ],
});
