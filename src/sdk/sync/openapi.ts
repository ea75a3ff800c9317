/** What a backend of the Sync port answers, for those who write one in another language. */
import { questions } from './port.ts';

const id = { type: 'string', pattern: '^[0-9a-f]{32}$' } as const;
const json = { description: 'Any JSON value, at most 32 levels deep.' } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;
const content = (schema: object) => ({ 'application/json': { schema } }) as const;

const problem = {
  description: 'Not done. `code` is stable; no value of a record is ever in it.',
  content: { 'application/problem+json': { schema: ref('Problem') } },
} as const;

const notOffered = { '501': problem } as const;
const refusals = { '400': problem, '401': problem, '413': problem, '415': problem } as const;

/** The contract of the handler as an OpenAPI 3.1 document. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'cadre-talk sync',
    version: '1',
    license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' },
    description:
      'Calls by which several desks share one district. The server knows the person by its own ' +
      'session and checks schema, access, workflow and policy of everything that it is sent.',
  },
  paths: {
    '/push': {
      post: {
        operationId: 'push',
        summary: 'Acts, to be taken in one after the other, each whole or not at all',
        description:
          'An item is taken where every field is still what the act was made on (`from`), or already ' +
          'what it would make of it (`to`), and nothing stands against it. The same item gets the ' +
          'same verdict for good, however often it comes.',
        requestBody: { required: true, content: content(ref('Push')) },
        responses: {
          '200': {
            description: 'A verdict for each item, in order',
            content: content(ref('Verdicts')),
          },
          ...refusals,
        },
      },
    },
    '/pull': {
      post: {
        operationId: 'pull',
        summary: 'What is new, changed or no longer to be seen since the cursor',
        description:
          'Without a cursor, or with one that means nothing here, everything is given anew and ' +
          '`anew` is true on the first page.',
        requestBody: { required: true, content: content(ref('Pull')) },
        responses: {
          '200': { description: 'One page', content: content(ref('Page')) },
          ...refusals,
        },
      },
    },
    '/ask': {
      post: {
        operationId: 'ask',
        summary: 'A question about the whole district, by who has a part of its records at best',
        description:
          'Answered as the SDK does at a desk with all records: by the right of who asks, numbers ' +
          'under three masked, without rows, and with a line in the audit. A server that answers no ' +
          'such questions answers 501.',
        requestBody: { required: true, content: content(ref('Ask')) },
        responses: {
          '200': { description: 'What was answered', content: content(ref('Answered')) },
          ...refusals,
          ...notOffered,
        },
      },
    },
  },
  components: {
    schemas: {
      Id: id,
      Fields: {
        type: 'object',
        description:
          'Top-level fields of a body: `from` is absent where there was none, `to` where it is removed.',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: { from: json, to: json },
        },
      },
      Change: {
        type: 'object',
        additionalProperties: false,
        required: ['record', 'type', 'schema', 'created', 'fields'],
        properties: {
          record: ref('Id'),
          type: { type: 'string', maxLength: 64 },
          schema: { type: 'integer', minimum: 1 },
          created: { type: 'boolean', description: 'The act made the record.' },
          fields: ref('Fields'),
        },
      },
      Item: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'action', 'at', 'by', 'changes'],
        properties: {
          id: ref('Id'),
          action: { type: 'string', maxLength: 64 },
          at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
          by: { type: 'string', maxLength: 256, description: 'Must be the person of the session.' },
          changes: { type: 'array', minItems: 1, items: ref('Change') },
        },
      },
      Push: {
        type: 'object',
        additionalProperties: false,
        required: ['items'],
        properties: { items: { type: 'array', maxItems: 100, items: ref('Item') } },
      },
      Conflict: {
        type: 'object',
        required: ['record', 'field'],
        properties: {
          record: ref('Id'),
          field: { type: 'string' },
          base: json,
          mine: json,
          theirs: json,
        },
      },
      Verdict: {
        oneOf: [
          {
            type: 'object',
            required: ['item', 'verdict', 'revisions'],
            properties: {
              item: ref('Id'),
              verdict: { const: 'accepted' },
              revisions: { type: 'object', additionalProperties: { type: 'integer' } },
            },
          },
          {
            type: 'object',
            required: ['item', 'verdict', 'fields'],
            properties: {
              item: ref('Id'),
              verdict: { const: 'conflict' },
              fields: { type: 'array', items: ref('Conflict') },
            },
          },
          {
            type: 'object',
            required: ['item', 'verdict', 'code', 'rules'],
            properties: {
              item: ref('Id'),
              verdict: { const: 'refused' },
              code: { type: 'string' },
              rules: { type: 'array', items: { type: 'string' } },
            },
          },
        ],
      },
      Verdicts: {
        type: 'object',
        required: ['verdicts'],
        properties: { verdicts: { type: 'array', items: ref('Verdict') } },
      },
      Pull: {
        type: 'object',
        additionalProperties: false,
        properties: { cursor: { type: 'string', maxLength: 128 } },
      },
      Record: {
        type: 'object',
        required: ['id', 'type', 'schema', 'body'],
        properties: {
          id: ref('Id'),
          type: { type: 'string' },
          schema: { type: 'integer', minimum: 1 },
          body: { type: 'object' },
        },
      },
      Page: {
        type: 'object',
        required: ['records', 'gone', 'cursor', 'more', 'anew'],
        properties: {
          records: { type: 'array', items: ref('Record') },
          gone: { type: 'array', items: ref('Id') },
          cursor: { type: 'string', maxLength: 128 },
          more: { type: 'boolean' },
          anew: { type: 'boolean' },
        },
      },
      Ask: {
        type: 'object',
        additionalProperties: false,
        required: ['question'],
        properties: {
          question: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'input'],
            properties: {
              name: { enum: Object.keys(questions) },
              input: { type: 'object', description: 'As the function of that name takes it.' },
              locale: { enum: ['zh-CN', 'en'] },
            },
          },
        },
      },
      Answered: {
        type: 'object',
        required: ['answer'],
        properties: {
          answer: {
            oneOf: [
              {
                type: 'object',
                required: ['ok', 'value', 'findings'],
                properties: {
                  ok: { const: true },
                  value: { type: 'object' },
                  findings: { type: 'array' },
                },
              },
              {
                type: 'object',
                required: ['ok', 'error'],
                properties: {
                  ok: { const: false },
                  error: {
                    type: 'object',
                    required: ['code', 'message', 'findings'],
                    properties: {
                      code: { type: 'string' },
                      message: { type: 'string' },
                      findings: { type: 'array' },
                      path: { type: 'string' },
                    },
                  },
                },
              },
            ],
          },
        },
      },
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'code'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: {
            enum: [
              'not-found',
              'method-not-allowed',
              'not-signed-in',
              'not-json',
              'too-large',
              'body-invalid',
              'not-offered',
            ],
          },
        },
      },
    },
  },
} as const;
