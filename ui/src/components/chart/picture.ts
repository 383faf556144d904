/** Room above a saved drawing for its title and below it for what must be known. */
const ABOVE = 40;
const BELOW = 26;

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** A drawing that stands by itself: white below it, its title above, a note under it. */
export function framed(svg: string, of: { width: number; height: number; title: string; note: string; font: string; ink: string; muted: string }): string {
  const [width, height] = [Math.ceil(of.width), Math.ceil(of.height) + ABOVE + (of.note === "" ? 0 : BELOW)];
  const text = (y: number, size: number, fill: string, weight: number, words: string) => `<text x="${width / 2}" y="${y}" text-anchor="middle" font-family="${escaped(of.font)}" font-size="${size}" font-weight="${weight}" fill="${escaped(fill)}">${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(of.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(26, 16, of.ink, 600, of.title),
    `<g transform="translate(0 ${ABOVE})">${svg}</g>`,
    of.note === "" ? "" : text(height - 10, 12, of.muted, 400, of.note),
    "</svg>",
  ].join("");
}

/** The picture of a drawing in base 64, twice as fine as the screen. */
export async function png(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("画不出图片");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}

/** How large a drawing of `framed` is. */
export function sizeOf(svg: string): { width: number; height: number } {
  const found = /^<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(svg);
  return { width: Number(found?.[1] ?? 0), height: Number(found?.[2] ?? 0) };
}
