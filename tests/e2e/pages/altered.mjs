// A copy of a workbook with some text changed: what a department sends the second time.
import { readFile, writeFile } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";

/** The text of a part, with its characters written out. */
const plain = (bytes) => bytes.toString("utf8").replace(/&#(\d+);/g, (all, code) => (Number(code) < 128 ? all : String.fromCodePoint(Number(code))));

/** Writes `from` to `to` with every part of it as `change(text, name)` gives it; parts are stored, not deflated. */
export async function altered(from, to, change) {
  const bytes = await readFile(from);
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const parts = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, nameLength, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), ...[28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(data, data + size);
    const content = method === 8 ? inflateRawSync(raw) : raw;
    parts.push({ name: Buffer.from(name), content: name.endsWith(".xml") ? Buffer.from(change(plain(content), name)) : content });
    at += 46 + nameLength + extra + comment;
  }

  const files = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(0x0800, 6);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    files.push(head, name, content);
    directory.push(entry, name);
    offset += 30 + name.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(parts.length, 8);
  last.writeUInt16LE(parts.length, 10);
  last.writeUInt32LE(listed.length, 12);
  last.writeUInt32LE(offset, 16);
  await writeFile(to, Buffer.concat([...files, listed, last]));
}
