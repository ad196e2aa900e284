/**
 * Readers for what others wrote and we only read: addresses, JSON columns, the
 * upload's answer. None of them fails: what does not look right is as if it were
 * absent. A page reads these before its first paint, so they are these lines and
 * no library (zod/mini would be 11 KB, gzip); forms, which must explain what is
 * wrong, use zod.
 */
export type Reader<T> = (value: unknown) => T;

type Shape = Record<string, Reader<unknown>>;
type Read<S extends Shape, R extends keyof S> = { [K in keyof S]: K extends R ? NonNullable<ReturnType<S[K]>> : ReturnType<S[K]> };

export const text: Reader<string | undefined> = (value) => (typeof value === "string" ? value : undefined);
export const number: Reader<number | undefined> = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
export const flag: Reader<boolean | undefined> = (value) => (typeof value === "boolean" ? value : undefined);
export const anything: Reader<unknown> = (value) => value;

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
export const id: Reader<string | undefined> = (value) => (typeof value === "string" && uuid.test(value) ? value : undefined);

export function oneOf<T extends string>(allowed: readonly T[]): Reader<T | undefined> {
  return (value) => allowed.find((one) => one === value);
}

/** The items that can be read; none when it is no list. */
export function list<T>(item: Reader<T | undefined>): Reader<T[]> {
  return (value) => (Array.isArray(value) ? value.flatMap((one) => item(one) ?? []) : []);
}

/** An object of this shape; absent when it is none, or when it lacks a part it makes no sense without. */
export function object<S extends Shape, R extends keyof S & string = never>(shape: S, ...required: R[]): Reader<Read<S, R> | undefined> {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const from = value as Record<string, unknown>;
    const read = Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, part(from[key])]));
    return required.some((key) => read[key] === undefined) ? undefined : (read as Read<S, R>);
  };
}
