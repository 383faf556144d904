import { platform } from "../../platform";
import type { Asked } from "./asked";

/** Pages asked for at a time. */
const AT_ONCE = 10;

/** A picture of a page as an address that an `img` takes. As an image it can run nothing, and its ids meet no other page's. */
export function address(picture: string): string {
  return URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
}

/** All pages of a report as pictures' addresses; `heard` is told how far it is. */
async function allPages(asked: Asked, heard: (done: number, total: number) => void): Promise<{ pages: string[]; landscape: boolean }> {
  const pages: string[] = [];
  let landscape = true;
  for (let total = 1; pages.length < total; heard(pages.length, total)) {
    const answer = await platform().call("preview_report", { ...asked, first: pages.length, count: AT_ONCE });
    total = answer.pages;
    landscape = answer.landscape;
    if (answer.pictures.length === 0) break;
    pages.push(...answer.pictures.map(address));
  }
  return { pages, landscape };
}

/** Takes the sheets of the last print off the page again. */
let takeAway: (() => void) | null = null;

/** To be called when the page is left: what is printed then is another page. */
export function printed(): void {
  takeAway?.();
  takeAway = null;
}

/** Puts sheets on the page that are seen only on paper. */
function lay(pages: readonly string[], landscape: boolean): HTMLImageElement[] {
  printed();
  const sheets = document.createElement("div");
  sheets.className = landscape ? "print-sheets landscape" : "print-sheets";
  sheets.ariaHidden = "true";
  const images = pages.map((page) => {
    const image = document.createElement("img");
    image.src = page;
    image.alt = "";
    return image;
  });
  sheets.append(...images);
  // The size of the paper can stand in no attribute; a sheet made here is no inline style.
  const paper = new CSSStyleSheet();
  paper.replaceSync(`@page { size: A4 ${landscape ? "landscape" : "portrait"}; margin: 0 }`);
  document.body.append(sheets);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  document.documentElement.classList.add("prints-sheets");
  takeAway = () => {
    document.documentElement.classList.remove("prints-sheets");
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== paper);
    sheets.remove();
    for (const page of pages) URL.revokeObjectURL(page);
  };
  return images;
}

/**
 * Prints the very pages of the preview: a view of page pictures without margins, so that no web view prints an address or a
 * date on them. What stands on the screen stays there.
 */
export async function print(asked: Asked, heard: (done: number, total: number) => void): Promise<void> {
  const { pages, landscape } = await allPages(asked, heard);
  const images = lay(pages, landscape);
  await Promise.all(images.map((image) => image.decode()));
  // Not every web view tells when the dialog is closed: where none does, the sheets go with the page.
  window.addEventListener("afterprint", printed, { once: true });
  await platform().print();
}
