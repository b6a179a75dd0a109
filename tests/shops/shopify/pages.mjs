// Cursor pages as Shopify gives them.
export const gid = (type, id) => `gid://shopify/${type}/${id}`;
export const tail = (id) => String(id).split("/").pop();

/** A connection over `list`, for the arguments first, after and reverse. */
export function page(list, { first, after, reverse } = {}) {
  const all = reverse ? [...list].reverse() : list;
  const start = after ? Number(Buffer.from(after, "base64").toString()) + 1 : 0;
  const nodes = all.slice(start, start + (first ?? 10));
  const cursor = (i) => Buffer.from(String(start + i)).toString("base64");
  return {
    nodes,
    edges: nodes.map((node, i) => ({ node, cursor: cursor(i) })),
    pageInfo: {
      hasNextPage: start + nodes.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length ? cursor(0) : null,
      endCursor: nodes.length ? cursor(nodes.length - 1) : null,
    },
  };
}
