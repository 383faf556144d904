// The real window, driven through WebKitWebDriver by plain fetch: no tauri-driver, no packages.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `ask` until it gives something true; the last failure is the one that is told. */
export async function until(ask, what = "the page", ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    let failure;
    try {
      const value = await ask();
      if (value) return value;
      failure = new Error(`waited ${ms} ms for ${what}`);
    } catch (thrown) {
      failure = thrown;
    }
    if (Date.now() > end) throw failure;
    await pause(50);
  }
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Opens the program `binary` with `args` in a window of its own. End it with `close`. */
export async function open(binary, args) {
  const address = `http://127.0.0.1:${await freePort()}`;
  // Detached and without our stdout: an orphan that holds it would keep `node --test` waiting.
  const driver = spawn("WebKitWebDriver", [`--port=${new URL(address).port}`], {
    stdio: "ignore",
    detached: true,
    env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: "true" },
  });
  const end = () => {
    try {
      process.kill(-driver.pid, "SIGTERM");
    } catch {
      // It is gone already.
    }
  };

  async function ask(method, path, body) {
    const answer = await fetch(address + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  let session;
  try {
    await new Promise((resolve, reject) => {
      driver.once("spawn", resolve);
      driver.once("error", reject);
    });
    await until(() => fetch(`${address}/status`).then((answer) => answer.ok), "WebKitWebDriver");
    const wanted = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    session = (await ask("POST", "/session", { capabilities: wanted })).sessionId;
  } catch (failure) {
    end();
    throw failure;
  }

  /** Finds and uses an element; one that the page has just drawn anew is found again. */
  async function act(xpath, what, given) {
    for (let again = 5; ; again -= 1) {
      const found = await until(() => ask("POST", `/session/${session}/element`, { using: "xpath", value: xpath }), xpath);
      try {
        return await ask("POST", `/session/${session}/element/${found[ELEMENT]}/${what}`, given);
      } catch (failure) {
        if (again === 0 || !failure.message.startsWith("stale element reference")) throw failure;
      }
    }
  }

  return {
    /** Runs the body of a function in the page. */
    run: (script, ...given) => ask("POST", `/session/${session}/execute/sync`, { script, args: given }),
    /** Clicks what an XPath finds, once it is there. */
    click: (xpath) => act(xpath, "click", {}),
    /** Types into what an XPath finds, once it is there. */
    type: (xpath, text) => act(xpath, "value", { text }),
    /** The text that is seen. */
    text: () => ask("POST", `/session/${session}/execute/sync`, { script: "return document.body.innerText", args: [] }),
    /** A picture of the page, as PNG. */
    async picture() {
      // Two frames, or the picture still shows what stood there before.
      const script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
      await ask("POST", `/session/${session}/execute/async`, { script, args: [] });
      return Buffer.from(await ask("GET", `/session/${session}/screenshot`), "base64");
    },
    /** Closes the window and ends the driver. */
    async close() {
      try {
        await ask("DELETE", `/session/${session}`);
      } finally {
        await pause(500);
        end();
      }
    },
  };
}
