import "./tokens.css";
import "./base.css";

import { createApp } from "vue";

import App from "./App.vue";
import { choosePlatform } from "./platform";
import { refresh } from "./session";

// The platform first: the dev host's token stands behind the address and must be taken before the router reads it.
await choosePlatform();
const { router } = await import("./router");
await refresh();
createApp(App).use(router).mount("#app");
