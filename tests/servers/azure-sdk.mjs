// What Microsoft's own libraries read and write. Takes one JSON request a line and prints one JSON answer a line.
import { createInterface } from 'node:readline';
import { TableClient, odata } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';

const { connectionString } = JSON.parse(process.argv[2]);
const print = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const tableOf = (name) => TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true });
const queueOf = (name) => QueueServiceClient.fromConnectionString(connectionString).getQueueClient(name);
const containerOf = (name) => BlobServiceClient.fromConnectionString(connectionString).getContainerClient(name);

// Types stay as the service tells them: { type: 'Int64', value: '1' }.
const asTold = { disableTypeConversion: true };

const entitiesOf = async (name, partition) => {
  const queryOptions = { filter: odata`PartitionKey eq ${partition}` };
  const entities = [];
  for await (const entity of tableOf(name).listEntities({ queryOptions, ...asTold })) entities.push(entity);
  return entities;
};

const bytesOf = async (stream) => {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const requests = {
  createTable: ({ name }) => tableOf(name).createTable(),
  readEntity: ({ name, partition, row }) => tableOf(name).getEntity(partition, row, asTold),
  readEntities: ({ name, partition }) => entitiesOf(name, partition),
  writeEntities: ({ name, actions }) => tableOf(name).submitTransaction(actions),
  createQueue: ({ name }) => queueOf(name).create(),
  putMessage: ({ name, text, raw }) => queueOf(name).sendMessage(raw ?? Buffer.from(text).toString('base64')),
  takeMessage: async ({ name }) => {
    const { receivedMessageItems: [message] } = await queueOf(name).receiveMessages();
    return { ...message, text: Buffer.from(message.messageText, 'base64').toString() };
  },
  writeBlob: async ({ name, path, base64 }) => {
    await containerOf(name).createIfNotExists();
    await containerOf(name).getBlockBlobClient(path).uploadData(Buffer.from(base64, 'base64'), { blockSize: 1 << 20 });
  },
  readBlob: async ({ name, path }) => {
    const { readableStreamBody } = await containerOf(name).getBlobClient(path).download();
    return { base64: (await bytesOf(readableStreamBody)).toString('base64') };
  },
  listBlobs: async ({ name }) => {
    const names = [];
    for await (const item of containerOf(name).listBlobsFlat()) names.push(item.name);
    return names;
  },
};

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const { ask, ...about } = JSON.parse(line);
    try {
      print({ answer: await requests[ask](about) ?? null });
    } catch (error) {
      print({ error: `${error.statusCode ?? ''} ${error.code ?? ''} ${error.message}` });
    }
  })
  .on('close', () => process.exit());
print({ ready: true });
