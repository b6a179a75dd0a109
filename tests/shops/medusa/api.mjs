// A question to the shop's own API; what it refuses is thrown.
export function shopApi(base, fields = {}) {
  return async (method, path, body) => {
    const answer = await fetch(base + path, {
      method,
      headers: { ...(body ? { "content-type": "application/json" } : {}), ...fields },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : {};
  };
}
