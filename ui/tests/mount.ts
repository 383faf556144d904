import { afterEach } from "vitest";
import { createApp, nextTick, type App, type Component } from "vue";

import type { Commands } from "../src/bindings";
import { usePlatform, type Name, type Platform, type RequestOf, type ResponseOf, type Step } from "../src/platform";

/** What a command answers in a test: a value, or a function of what was asked. */
export type Answers = { [N in Name]?: (request: RequestOf<N>, onProgress?: (step: Step) => void) => ResponseOf<N> | Promise<ResponseOf<N>> };

/** A platform without a core: answers from fixtures, and keeps what was asked. */
export function mockPlatform(answers: Answers, rest: Partial<Platform> = {}): { name: Name; request: Partial<Commands[Name]["request"]> }[] {
  const asked: { name: Name; request: Partial<Commands[Name]["request"]> }[] = [];
  usePlatform({
    async call<N extends Name>(name: N, request: RequestOf<N>, onProgress?: (step: Step) => void) {
      asked.push({ name, request });
      const answer = answers[name];
      if (answer === undefined) throw new Error(`no answer to ${name}`);
      return answer(request, onProgress);
    },
    pickFiles: async () => [],
    pickFolder: async () => [],
    pickFile: async () => null,
    pickPlace: async () => null,
    saveFile: async () => null,
    saved: async (path) => path,
    print: async () => {},
    onDrop: async () => () => {},
    openedWith: async () => [],
    ...rest,
  });
  return asked;
}

const mounted: App[] = [];
afterEach(() => {
  for (const app of mounted.splice(0)) app.unmount();
});

/** Mounts a component, until the test ends, on a fresh element; gives that element. */
export async function mount(component: Component, props: Record<string, unknown> = {}, prepare?: (app: App) => void): Promise<HTMLElement> {
  const element = document.createElement("div");
  document.body.append(element);
  const app = createApp(component, props);
  prepare?.(app);
  mounted.push(app);
  app.mount(element);
  await settled();
  return element;
}

/** Lets promises and the page's updates come to an end. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 10; n += 1) {
    await Promise.resolve();
    await nextTick();
  }
}
