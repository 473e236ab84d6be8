import type { Request } from 'express';
import { isLoopback } from '../../src/ground/hosts';

const FORWARDED =
  /^(?:x-forwarded|forwarded$|via$|x-original-|x-real-|x-client-ip$|x-cluster-client-ip$|true-client-ip$|cf-|fastly-|fly-)/;

const nameOf = (host = ''): string => host.replace(/:\d+$/, '');

/** Whether a program on this machine sent it itself: nothing that a proxy passed on, nor a page that calls itself local. */
export const isFromHere = ({ socket, headers, httpVersion }: Request): boolean =>
  isLoopback(socket.remoteAddress) &&
  isLoopback(nameOf(headers.host)) &&
  // A proxy that adds no header speaks HTTP/1.0 by default.
  httpVersion !== '1.0' &&
  !Object.keys(headers).some((name) => FORWARDED.test(name));
