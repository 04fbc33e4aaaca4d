/** What instances print while they start, as GetConsoleOutput shows it. */
import type { LoggedCall } from './core.ts';
import type { HttpResponse } from './protocols/http.ts';

export interface Consoles {
  /** @param words of one line or several; what has just been said is not said again */
  say(instanceId: string, words: string): void;
  of(instanceId: string): readonly string[];
  /** Puts the lines into moto's answer, which knows none. */
  shown(call: LoggedCall, response: HttpResponse): HttpResponse;
  reset(): void;
}

/** Bytes that EC2 keeps. Source: API reference of EC2, GetConsoleOutput. */
const kept = 64 * 1024;

export function createConsoles(): Consoles {
  const lines = new Map<string, string[]>();
  const of = (id: string): readonly string[] => lines.get(id) ?? [];
  return {
    say(id, words) {
      const own = lines.get(id) ?? [];
      lines.set(id, own);
      if (own.slice(-words.split('\n').length).join('\n') !== words) own.push(...words.split('\n'));
    },
    of,
    shown({ service, operation, request }, response) {
      if (service !== 'ec2' || operation !== 'GetConsoleOutput') return response;
      const text = of(Object(request).InstanceId)
        .map((line) => `${line}\r\n`)
        .join('')
        .slice(-kept);
      const output = Buffer.from(text).toString('base64');
      const body = response.body.toString().replace(/<output>[^<]*<\/output>/, `<output>${output}</output>`);
      return { ...response, body };
    },
    reset: () => lines.clear(),
  };
}
