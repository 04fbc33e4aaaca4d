/** The few DER encodings (ITU-T X.690) that a certificate is made of. */

const encoded = (tag: number, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

export const sequence = (...members: Buffer[]): Buffer => encoded(0x30, ...members);
export const set = (...members: Buffer[]): Buffer => encoded(0x31, ...members);
export const boolean = (value: boolean): Buffer => encoded(0x01, Buffer.from([value ? 0xff : 0x00]));
export const octets = (content: Buffer): Buffer => encoded(0x04, content);
export const utf8 = (text: string): Buffer => encoded(0x0c, Buffer.from(text, 'utf8'));

/** A positive whole number from its bytes, the highest first. */
export const integer = (bytes: Buffer): Buffer =>
  encoded(0x02, bytes.readUInt8(0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** @param unused how many of the last byte's low bits do not count */
export const bits = (content: Buffer, unused = 0): Buffer => encoded(0x03, Buffer.from([unused]), content);

/** @param text in dotted form, such as `2.5.4.3` */
export const objectIdentifier = (text: string): Buffer => {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return encoded(0x06, Buffer.from(bytes));
};

/** To the second; years up to 2049, as UTCTime allows. */
export const time = (date: Date): Buffer =>
  encoded(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

/** A context-specific tag, `[number]`, around whole elements. */
export const tagged = (number: number, ...members: Buffer[]): Buffer => encoded(0xa0 | number, ...members);

/** A context-specific tag in place of the element's own. */
export const implicit = (number: number, content: Buffer): Buffer => encoded(0x80 | number, content);
