// The test shop's settings: a database in memory, pictures in memory, and a card that always pays.
import { createRequire } from "node:module";
import { Readable } from "node:stream";

const core = createRequire(import.meta.url)("@vendure/core");

const english = (value) => [{ languageCode: "en", value }];

/** Pays at once; with `metadata.authorized` the money is only reserved. Refunds are done at once, but for `metadata.slowRefund`. */
const testCard = new core.PaymentMethodHandler({
  code: "test-card",
  description: english("Test card"),
  args: {},
  createPayment: (ctx, order, amount, args, metadata) => ({
    amount,
    state: metadata.declined ? "Declined" : metadata.authorized ? "Authorized" : "Settled",
    transactionId: `charge-${order.code}`,
    metadata,
  }),
  settlePayment: () => ({ success: true }),
  cancelPayment: () => ({ success: true }),
  createRefund: (ctx, input, amount, order, payment) => {
    if (payment.metadata.noRefund) return { state: "Failed", metadata: {} };
    return { state: payment.metadata.slowRefund ? "Pending" : "Settled", transactionId: `refund-${order.code}`, metadata: {} };
  },
});

/** Pictures by name. Vendure wants to know where one would be seen; nobody asks for it there. */
class PicturesInMemory {
  #files = new Map();
  #keep(name, bytes) {
    this.#files.set(name, bytes);
    return name;
  }
  async writeFileFromBuffer(name, bytes) {
    return this.#keep(name, bytes);
  }
  async writeFileFromStream(name, stream) {
    return this.#keep(name, Buffer.concat(await stream.toArray()));
  }
  async readFileToBuffer(name) {
    return this.#files.get(name);
  }
  async readFileToStream(name) {
    return Readable.from([this.#files.get(name)]);
  }
  async deleteFile(name) {
    this.#files.delete(name);
  }
  async fileExists(name) {
    return this.#files.has(name);
  }
  toAbsoluteUrl(request, name) {
    return `https://pictures.example/${name.replaceAll("\\", "/")}`;
  }
}

const say = (level) => (message, context, trace) => process.stderr.write(`${level} ${message} ${trace ?? ""}\n`);
const quiet = () => {};

/** `folder` is where importing looks for pictures. */
export function shopConfig({ folder, admin }) {
  return {
    apiOptions: { hostname: "127.0.0.1", port: 0, adminApiPath: "admin-api", shopApiPath: "shop-api" },
    authOptions: {
      tokenMethod: ["bearer", "api-key"],
      superadminCredentials: admin,
      requireVerification: false,
    },
    dbConnectionOptions: { type: "sqljs", autoSave: false, synchronize: true, logging: false },
    paymentOptions: { paymentMethodHandlers: [testCard] },
    assetOptions: {
      assetStorageStrategy: new PicturesInMemory(),
      assetPreviewStrategy: { generatePreviewImage: async (ctx, mimeType, bytes) => bytes },
    },
    importExportOptions: { importAssetsDir: folder },
    logger: { error: say("error"), warn: process.env.SHOP_LOG ? say("warn") : quiet, info: quiet, verbose: quiet, debug: quiet },
    plugins: [],
  };
}

export { core };
