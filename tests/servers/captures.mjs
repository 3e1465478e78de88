// What the official SDKs reach with the operations of a capture: copies, under new keys and as fast as it is answered,
// the entities that the product's newest capture wrote, in one transaction each, and sends the hints that belong to it.
// Argument: {"connectionString", "table", "partition", "queue", "clients", "warmUp", "count"}; prints one line of JSON.
import { TableClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';

const options = JSON.parse(process.argv[2]);
const table = TableClient.fromConnectionString(options.connectionString, options.table, { allowInsecureConnection: true });
const queue = QueueServiceClient.fromConnectionString(options.connectionString).getQueueClient(options.queue);

async function newestCapture() {
  const rows = [];
  const filter = `PartitionKey eq '${options.partition}'`;
  for await (const row of table.listEntities({ queryOptions: { filter } })) {
    if (!row.rowKey.includes(copy)) rows.push(row);
  }
  const newest = rows.filter((row) => row.rowKey.startsWith('project-')).at(-1);
  return rows.filter((row) => row.Commit === newest.Commit).map(({ etag, timestamp, ...row }) => row);
}

const copy = '~copy';
const run = Date.now();
const template = await newestCapture();
let made = 0;
let hinted = 0;

// One message a second at most, as the product does.
async function hint() {
  if (performance.now() - hinted < 1000) return;
  hinted = performance.now();
  await queue.sendMessage(Buffer.from(options.partition).toString('base64'));
}

async function capture() {
  const suffix = `${copy}${run}-${made++}`;
  await table.submitTransaction(template.map((row) => ['create', { ...row, rowKey: row.rowKey + suffix }]));
  await hint();
}

async function captures(count) {
  const last = made + count;
  const began = performance.now();
  await Promise.all(Array.from({ length: options.clients }, async () => {
    while (made < last) await capture();
  }));
  return count / ((performance.now() - began) / 1000);
}

await captures(options.warmUp);
console.log(JSON.stringify({ entities: template.length, perSecond: await captures(options.count) }));
