// Azurite, which is Azure Storage on this machine: all in memory, on free ports. Prints one JSON line when its three
// services listen and ends when whoever started it is gone. With a certificate it listens by https and lets identities
// in: it looks at their tokens, though not at who signed them.
import { createRequire } from 'node:module';

const { accounts, certificate, key } = JSON.parse(process.argv[2] ?? '{}');
if (accounts) process.env.AZURITE_ACCOUNTS = accounts;
process.argv.splice(2, 1, ...[
  '--inMemoryPersistence',
  '--skipApiVersionCheck',
  '--disableTelemetry',
  '--silent',
  ...(certificate ? ['--cert', certificate, '--key', key, '--oauth', 'basic'] : []),
  ...['blob', 'queue', 'table'].flatMap((service) => [`--${service}Host`, '127.0.0.1', `--${service}Port`, '0']),
]);

const addresses = {};
console.log = (line) => {
  const listening = /Azurite (Blob|Queue|Table) service is successfully listening at (\S+)/.exec(line);
  if (!listening) return;
  addresses[listening[1].toLowerCase()] = listening[2];
  if (Object.keys(addresses).length === 3) process.stdout.write(JSON.stringify(addresses) + '\n');
};

process.stdin.on('end', () => process.exit()).resume();
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
