// What a query costs before it runs, and the bucket of points it is taken from.
//
// After Shopify's "API limits": an object is one point, a connection as many times its node as were asked for, a
// mutation ten. Real costs are lower for large pages; a document that fits here fits there.
import { Kind, TypeInfo, getNamedType, isCompositeType, visit, visitWithTypeInfo } from "graphql";

export const kCostMax = 1000;
const kMutation = 10;

function countOf(field, variables) {
  for (const { name, value } of field.arguments ?? []) {
    if (name.value !== "first" && name.value !== "last") continue;
    return value.kind === Kind.VARIABLE ? (variables[value.name.value] ?? 1) : Number(value.value);
  }
  return 1;
}

/** Needs a valid document. */
export function costOf(schema, document, variables) {
  const fragments = new Map(document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
  const objects = new Set();
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, { Field: (field) => void (isCompositeType(getNamedType(info.getType())) && objects.add(field)) }));
  const ofSelections = (set) => (set?.selections ?? []).reduce((sum, one) => sum + ofSelection(one), 0);
  const ofSelection = (one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return ofSelections(fragments.get(one.name.value).selectionSet);
    if (one.kind === Kind.INLINE_FRAGMENT) return ofSelections(one.selectionSet);
    if (!objects.has(one) || one.name.value === "pageInfo") return 0;
    const inside = ofSelections(one.selectionSet);
    const isPage = one.selectionSet.selections.some((inner) => ["nodes", "edges"].includes(inner.name?.value));
    return countOf(one, variables) * (isPage ? inside : 1 + inside);
  };
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return ofSelections(operation.selectionSet) + (operation.operation === "mutation" ? kMutation : 0);
}

/** Points that flow back with time. */
export class Bucket {
  #left;
  #at = Date.now();

  constructor(maximum, perSecond) {
    this.maximum = maximum;
    this.perSecond = perSecond;
    this.#left = maximum;
  }

  get left() {
    const now = Date.now();
    this.#left = Math.min(this.maximum, this.#left + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
    return this.#left;
  }

  /** False, and nothing is taken, when there are too few. */
  take(points) {
    if (this.left < points) return false;
    this.#left -= points;
    return true;
  }

  giveBack(points) {
    this.#left = Math.min(this.maximum, this.left + points);
  }

  empty() {
    this.giveBack(-this.left);
  }

  status() {
    return { maximumAvailable: this.maximum, currentlyAvailable: Math.floor(this.left), restoreRate: this.perSecond };
  }
}
