import { createApp } from "vue";

import App from "./App.vue";
import { router } from "./router";
import { refresh } from "./session";

await refresh();
createApp(App).use(router).mount("#app");
