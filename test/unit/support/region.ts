import { onTestFinished, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { listen } from './server.ts';

type Answer = string | { code: string; message: string };

/** A region that answers each operation of EC2 and Auto Scaling with this XML, or with what is asked for it each time. */
export async function region(answers: Record<string, Answer | (() => Answer)>) {
  const server = await listen(({ body }, response) => {
    const operation = new URLSearchParams(body).get('Action') ?? '';
    const given = answers[operation] ?? '';
    const answer = typeof given === 'function' ? given() : given;
    if (typeof answer === 'string') {
      return response.end(
        `<${operation}Response><${operation}Result>${answer}</${operation}Result>${answer}</${operation}Response>`,
      );
    }
    const { code, message } = answer;
    response.writeHead(403);
    response.end(
      `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
    );
  });
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  return { aws: createAws('eu-west-1', credentials, () => undefined), server };
}
