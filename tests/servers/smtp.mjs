// A real mail server for tests. Prints one JSON line when it listens, one for each mail that it took and one for each
// connection that ended or hangs.
// The recipient's name decides what happens: refused…, later… (once), cut… (taken, but the answer is lost), hang… (never
// answered).
import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';

const { tls = 'none', user, password, delay = 0, idle = 60_000, hang = 'hang' } = JSON.parse(process.argv[2] ?? '{}');
const print = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const put_off = new Set();

const failure = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  secure: tls === 'implicit',
  disabledCommands: tls === 'starttls' ? [] : ['STARTTLS'],
  authOptional: !user,
  allowInsecureAuth: true,
  socketTimeout: idle,
  onAuth: (auth, _session, done) =>
    auth.username === user && auth.password === password
      ? done(null, { user })
      : done(failure(535, 'Authentication failed')),
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('refused')) return done(failure(550, 'No such person here'));
    if (address.startsWith('later') && !put_off.has(address)) {
      put_off.add(address);
      return done(failure(451, 'Try again later'));
    }
    if (address.startsWith(hang)) return print({ hangs: address });
    return done();
  },
  onClose: ({ id }) => print({ closed: id }),
  onData: (stream, session, done) => {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const to = session.envelope.rcptTo[0].address;
      print({
        to,
        from: session.envelope.mailFrom.address,
        id: /^Message-ID: <(.*)>/m.exec(bytes.toString('latin1'))?.[1],
        sha256: createHash('sha256').update(bytes).digest('hex'),
        session: session.id,
        protected: session.secure,
        user: session.user ?? null,
      });
      if (to.startsWith('cut')) {
        for (const connection of server.connections) if (connection.session === session) connection._socket.destroy();
        return;
      }
      setTimeout(() => done(), delay);
    });
  },
});

server.on('error', () => {});
server.listen(0, '127.0.0.1', () => print({ port: server.server.address().port }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
