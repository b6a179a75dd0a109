// What the loader fetches when it is first needed: unread answers, and the page's cart.

export { showUnread } from "./unread.js";
export { useCart } from "./page-cart.js";
