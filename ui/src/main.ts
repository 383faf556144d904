import "./tokens.css";
import "./base.css";

import { choosePlatform } from "./platform";

// The platform first: the dev host's token stands behind the address, and the router rewrites that as soon as it is loaded.
await choosePlatform();
await import("./start");
