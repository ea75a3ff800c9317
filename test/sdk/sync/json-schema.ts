/** The few words of JSON Schema that the OpenAPI file uses, checked against real requests and answers. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

export interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Where a value does not fit a schema of the document; nothing where it fits. */
export function misfits(document: Document, name: string, value: unknown): readonly string[] {
  return check(document, { $ref: `#/components/schemas/${name}` }, value, name);
}

function check(document: Document, schema: Schema, value: unknown, at: string): readonly string[] {
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.split('/').pop() ?? ''];
    return named === undefined ? [`${at}: no ${schema.$ref}`] : check(document, named, value, at);
  }
  if (schema.oneOf !== undefined) {
    const fitting = schema.oneOf.filter((one) => check(document, one, value, at).length === 0);
    return fitting.length === 1 ? [] : [`${at}: fits ${fitting.length} of oneOf`];
  }
  if ('const' in schema) return value === schema.const ? [] : [`${at}: another value`];
  if (schema.enum !== undefined) return schema.enum.includes(value) ? [] : [`${at}: not listed`];
  switch (schema.type) {
    case undefined:
      return [];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((part, index) =>
            check(document, schema.items ?? {}, part, `${at}[${index}]`),
          )
        : [`${at}: no array`];
    case 'object':
      return checkObject(document, schema, value, at);
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at}: no integer`];
    case 'string': {
      const fits = typeof value === 'string' && new RegExp(schema.pattern ?? '').test(value);
      return fits ? [] : [`${at}: no such string`];
    }
    default:
      return typeof value === schema.type ? [] : [`${at}: no ${schema.type}`];
  }
}

function checkObject(
  document: Document,
  { required = [], properties = {}, additionalProperties = true }: Schema,
  value: unknown,
  at: string,
): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${at}: no object`];
  const entries = Object.entries(value);
  const missing = required.filter((name) => !Object.keys(value).includes(name));
  return [
    ...missing.map((name) => `${at}: no ${name}`),
    ...entries.flatMap(([name, part]) => {
      const known = properties[name] ?? additionalProperties;
      if (known === false) return [`${at}.${name}: not known`];
      return known === true ? [] : check(document, known, part, `${at}.${name}`);
    }),
  ];
}
