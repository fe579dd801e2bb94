// The least that brings what one says to another: for comparison (`rooms.ts`).
import { createServer } from 'node:http';

const hear = new Set();
const server = createServer((req, res) => {
  if (req.method === 'GET') {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.flushHeaders();
    hear.add(res);
    res.on('close', () => hear.delete(res));
    return;
  }
  let said = '';
  req
    .on('data', (part) => {
      said += part;
    })
    .on('end', () => {
      for (const one of hear) one.write(`data: ${said}\n\n`);
      res.end();
    });
});
server.listen(0, 'localhost', () => process.send?.(server.address().port));
process.on('disconnect', () => process.exit(0));
