import { testRule } from '@plimsoll/engine/testing';
import undefinedVar from './undefined-var';

const empty = (name: string) =>
  `Nothing defines ${name}, so it is empty: add an ARG or ENV above`;
const mistyped = (name: string, meant: string) =>
  `Nothing defines ${name}: did you mean ${meant}, which is defined?`;

testRule(undefinedVar, {
  valid: [
    'FROM scratch\nARG foo\nCOPY app${foo} .\n',
    'FROM alpine\nENV A=b\nLABEL c=$A\nUSER ${D:-1000}:${E-1000}\n',
    'FROM alpine AS base\nARG foo=app\nFROM base\nCOPY $foo .\n',
    'FROM alpine\nENV PATH=/opt/bin:$PATH\n',
    'FROM python:3.14 AS base\nARG VERSION=$PYTHON_VERSION\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID\n',
  ],
  invalid: [
    {
      text: 'FROM scratch\nCOPY «$foo» .\n',
      says: empty('foo'),
    },
    {
      text: 'FROM alpine:3.24\r\nARG VERSION=«${foo}»\r\nLABEL a=b \\\r\n  c="d «$bar» e"\r\n',
      says: [empty('foo'), empty('bar')],
    },
    {
      text: 'FROM alpine\nWORKDIR «$A»\nUSER «$B»:«$C»\nEXPOSE «$D»\nVOLUME ["/«$E»"]\nSTOPSIGNAL «$F»\nCOPY --chown=«$G» x /\nADD ["«$H»", "/"]\n',
      says: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(empty),
    },
    {
      title: 'another stage does not help',
      text: 'FROM alpine AS one\nARG foo=1\nFROM alpine\nCOPY «$foo» .\n',
      says: empty('foo'),
    },
    {
      title: 'mistyped, whatever the base',
      text: 'FROM acme/base\nARG DIR_ASSETS=assets/\nCOPY «$DIR_ASSET» .\nENV PATH="«${PAHT}»:/tmp/bin"\n',
      says: [mistyped('DIR_ASSET', 'DIR_ASSETS'), mistyped('PAHT', 'PATH')],
      fixed:
        'FROM acme/base\nARG DIR_ASSETS=assets/\nCOPY $DIR_ASSETS .\nENV PATH="${PATH}:/tmp/bin"\n',
    },
    {
      title: 'in short words two letters make another word',
      text: 'FROM debian:13\nUSER «$NAME»\n',
      says: empty('NAME'),
    },
    {
      title: 'defined below',
      text: 'FROM acme/base\nCOPY «$foo» .\nARG foo=bar\nRUN echo $foo\n',
      says: 'Variable foo is defined only on line 3: move the definition up',
    },
    {
      title: 'defined before the first FROM',
      text: 'ARG VERSION=1\nFROM acme/base:$VERSION\nLABEL version=«$VERSION»\n',
      says: 'Variable VERSION is defined before the first FROM, where stages do not see it: repeat ARG VERSION in this stage',
    },
    {
      title: 'before the first FROM',
      text: 'ARG A=«$B»\nFROM a:$A\n',
      says: empty('B'),
    },
    {
      text: 'FROM scratch\nENV A=«$constructor» B=«${X#y}»\n',
      says: [empty('constructor'), empty('X')],
    },
  ],
  unknown: [
    'FROM acme/base\nCOPY $foo .\n',
    'ARG BASE\nFROM $BASE\nUSER $APP_USER\n',
    {
      title: 'like others that are defined, but not a slip of the pen',
      text: 'FROM acme/base\nARG DB_HOST\nARG PORT_1\nENV A=$DB_PORT B=$PORT_2 C=$NODE\n',
    },
    'FROM node:24\nENV X=$UNHEARD_OF\n',
    'COPY $foo .\n',
  ],
  notApplicable: [
    {
      title: 'said by no-env-self-reference',
      text: 'FROM debian:13\nENV ROOT=/opt CONF=$ROOT/conf\n',
    },
    'FROM alpine\nRUN echo $foo\nCMD echo $foo\nENTRYPOINT ["$foo"]\n',
    "FROM scratch\nENV A=\\$foo B='$foo' C=$1 D=$$\n",
  ],
});
