// Opens a YAML file in yaml-language-server with a schema; prints what it marks, and what it offers at a place.
const {spawn} = require('child_process');
const {readFileSync} = require('fs');
const [, , server, schema, path, line, character] = process.argv;
const settings = {yaml: {schemas: {[`file://${schema}`]: '*.yaml'}, completion: true, schemaStore: {enable: false}}};
const child = spawn(process.execPath, [server, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
const waiting = new Map();
let received = Buffer.alloc(0);
let marked;
const diagnostics = new Promise((resolve) => { marked = resolve; });

function send(message) {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
}

function ask(method, params) {
  const id = waiting.size + 1;
  send({id, method, params});
  return new Promise((resolve) => waiting.set(id, resolve));
}

function take(message) {
  if (message.method === 'workspace/configuration') {
    send({id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null)});
  } else if (message.method && message.id !== undefined) {
    send({id: message.id, result: null});
  } else if (message.method === 'textDocument/publishDiagnostics') {
    marked(message.params.diagnostics);
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}

child.stdout.on('data', (piece) => {
  received = Buffer.concat([received, piece]);
  for (;;) {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const stop = end + 4 + Number(/Content-Length: (\d+)/.exec(received.subarray(0, end))[1]);
    if (received.length < stop) return;
    take(JSON.parse(received.subarray(end + 4, stop)));
    received = received.subarray(stop);
  }
});

(async () => {
  const uri = `file://${path}`;
  await ask('initialize', {processId: process.pid, rootUri: null, capabilities: {workspace: {configuration: true}}});
  send({method: 'initialized', params: {}});
  send({method: 'workspace/didChangeConfiguration', params: {settings}});
  const text = readFileSync(path, 'utf8');
  await new Promise((resolve) => setTimeout(resolve, 300));
  send({method: 'textDocument/didOpen', params: {textDocument: {uri, languageId: 'yaml', version: 1, text}}});
  const found = await diagnostics;
  const position = {line: Number(line), character: Number(character)};
  const offered = await ask('textDocument/completion', {textDocument: {uri}, position});
  console.log(JSON.stringify({
    marked: found.map((each) => [each.range.start.line + 1, each.message]),
    offered: offered.items.map((each) => each.label),
  }));
  child.kill();
})();
