// Questions to the shop's two GraphQL APIs, as a browser and as the merchant would ask them.

/** One who asks: holds the token of their session, like a browser does. */
export class Visitor {
  #url;
  #token = "";
  constructor(url) {
    this.#url = url;
  }

  /** The document's `data`; throws what the shop says against it. */
  async ask(document, variables = {}) {
    const response = await fetch(this.#url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(this.#token && { authorization: `Bearer ${this.#token}` }) },
      body: JSON.stringify({ query: document, variables }),
    });
    this.#token = response.headers.get("vendure-auth-token") || this.#token;
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map(({ message }) => message).join("; "));
    return data;
  }

  /** The one field of a mutation; throws when it is one of the shop's error results. */
  async change(document, variables) {
    const [result] = Object.values(await this.ask(document, variables));
    if (result?.errorCode) throw new Error(`${result.errorCode}: ${result.message}`);
    return result;
  }

  async login(username, password) {
    const document = "mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { __typename ... on ErrorResult { errorCode message } } }";
    await this.change(document, { u: username, p: password });
  }
}

/** What a mutation may answer instead of a result. */
export const kRefused = "... on ErrorResult { errorCode message }";
