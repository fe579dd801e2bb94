import { createServer, type AddressInfo } from 'node:net';

/** A server of e-mails. @param says what it answers to a command, where not what is usual. @returns its port, every e-mail that came, and what ends it. */
export async function aMailServer(
  says: (command: string) => string | undefined = () => undefined,
): Promise<{ port: number; mails: { to: string[]; text: string }[]; end: () => void }> {
  const mails: { to: string[]; text: string }[] = [];
  const server = createServer((line) => {
    let [waiting, inData, to]: [string, boolean, string[]] = ['', false, []];
    line.on('error', () => undefined);
    line.write('220 here\r\n');
    line.on('data', (part) => {
      waiting += part.toString();
      for (;;) {
        const end = inData ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
        if (end < 0) return;
        const said = waiting.slice(0, end);
        waiting = waiting.slice(end + (inData ? 5 : 2));
        if (inData) {
          mails.push({ to, text: said });
          [inData, to] = [false, []];
          line.write('250 kept\r\n');
          continue;
        }
        const other = says(said);
        if (other !== undefined) {
          line.write(`${other}\r\n`);
          continue;
        }
        if (/^STARTTLS/i.test(said)) {
          line.write('502 not here\r\n');
          continue;
        }
        if (/^RCPT TO:/i.test(said)) to.push(/<([^>]*)>/.exec(said)?.[1] ?? '');
        inData = /^DATA/i.test(said);
        line.write(inData ? '354 go on\r\n' : '250 good\r\n');
      }
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    end: () => {
      server.close();
    },
  };
}
