import { testRule } from '@plimsoll/engine/testing';
import invalidDefaultArgInFrom from './invalid-default-arg-in-from';

testRule(invalidDefaultArgInFrom, {
  valid: [
    'ARG TAG=1\nFROM a:${TAG}\n',
    'ARG VERSION="latest"\nFROM a:${VERSION}\n',
    'ARG TAG\nFROM a:${TAG:-3.14}\n',
    'ARG VARIANT\nFROM a:stable${VARIANT}\n',
    'ARG VARIANT=""\nFROM a:stable${VARIANT}\n',
    'ARG BASE=scratch\nFROM $BASE\n',
    {
      title: 'a stage, whatever its letters',
      text: 'ARG BASE=Build\nFROM a:1 AS Build\nFROM $BASE\n',
    },
    {
      title: 'undefined-arg-in-from speaks of it',
      text: 'FROM a:${TAG}\n',
    },
  ],
  invalid: [
    {
      text: 'ARG TAG\nFROM «a:${TAG}»\n',
      says: 'Without build arguments a: is no image name: give ARG TAG a default',
    },
    {
      text: 'ARG IMAGE\nFROM «$IMAGE» AS build\n',
      says: 'Without build arguments there is no image name: give ARG IMAGE a default',
    },
    {
      text: 'ARG REGISTRY\nFROM «${REGISTRY}/ubuntu:26.04»\n',
      says: 'Without build arguments /ubuntu:26.04 is no image name: give ARG REGISTRY a default',
    },
    {
      text: 'ARG SFX="box:"\nFROM «busy${SFX}»\n',
      says: 'Without build arguments busybox: is no image name: change the default of the argument',
    },
  ],
  notApplicable: ['FROM a:1\n', 'FROM scratch\n', ''],
});
