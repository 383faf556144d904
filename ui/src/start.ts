import { createApp } from "vue";

import App from "./App.vue";
import { router } from "./router";
import { refresh } from "./session";

// The frame stands before the first answer: it can take a while when the program was started to make up a county.
void refresh();
createApp(App).use(router).mount("#app");
