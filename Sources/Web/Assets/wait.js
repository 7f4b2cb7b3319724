// A page that waits until its dialogue opens.

import { follow } from "./follow.js";

const { dialogue } = document.querySelector("[data-dialogue]").dataset;
follow(dialogue, { onSnapshot: ({ phase }) => phase !== "draft" && location.reload() });
