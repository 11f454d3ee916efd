import {
  buildConfirmCode,
  buildCreateSender,
  buildDeleteSender,
  buildRequestCode,
  buildSendersRequest,
  buildUpdateSender,
} from '../../../protocol/endpoints/senders';
import {
  buildCreateTemplate,
  buildDeleteTemplate,
  buildListTemplates,
  buildUpdateTemplate,
} from '../../../protocol/endpoints/template';
import {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
} from '../../../protocol/endpoints/operator-template';
import type { GatewayRequest } from '../../../protocol';
import type { Result } from '../../../protocol/result';

const encoding = { charset: 'utf-8', format: 3 } as const;

function fieldsOf(request: Result<GatewayRequest> | GatewayRequest): Record<string, string> {
  const value = 'ok' in request ? (request.ok ? request.value : null) : request;
  if (value === null) throw new Error(JSON.stringify(request));
  return Object.fromEntries(value.fields);
}

describe('requests for senders', () => {
  it('list the approved ones, or those of the filter', () => {
    expect(fieldsOf(buildSendersRequest(encoding))).toEqual({ get: '1' });
    const filter = { includeAll: true, withOperators: true, subClient: 'shop' };
    expect(fieldsOf(buildSendersRequest(encoding, filter))).toEqual({
      get: '1',
      all: '1',
      operators: '1',
      user: 'shop',
    });
  });

  describe('with a document', () => {
    const document = { name: 'a.pdf', contentType: 'application/pdf', open: () => [] };
    const ofSize = (size: number) => ({ document: { ...document, size }, documentComment: 'TM' });

    it('contain it and its comment', () => {
      const details = ofSize(3 * 1024 * 1024);
      for (const request of [
        buildCreateSender('Shop', details, encoding),
        buildUpdateSender({ id: '5' }, details, encoding),
      ]) {
        expect(fieldsOf(request)).toMatchObject({ doc_info: 'TM' });
        expect(request).toMatchObject({ ok: true, value: { files: [details.document] } });
      }
    });

    it('reject one that is larger than the limit of the gateway', () => {
      const details = ofSize(3 * 1024 * 1024 + 1);
      for (const request of [
        buildCreateSender('Shop', details, encoding),
        buildUpdateSender({ id: '5' }, details, encoding),
      ]) {
        expect(request).toMatchObject({ ok: false, problem: { parameter: 'document' } });
      }
    });
  });

  it('apply for a name with the fields that the operators require', () => {
    const details = {
      comment: 'Shop',
      organization: 'Shop Ltd',
      taxId: '123',
      website: 'example.com',
      contactEmail: 'a@b.kz',
      address: 'Street 1',
      services: 'Goods',
      purpose: 'Orders',
      subClient: 'shop',
      registrations: ['mts', 'megafonPaid'] as const,
    };
    expect(fieldsOf(buildCreateSender(' MyCompany ', details, encoding))).toEqual({
      add: '1',
      sender: 'MyCompany',
      cmt: 'Shop',
      fio: 'Shop Ltd',
      inn: '123',
      site: 'example.com',
      email: 'a@b.kz',
      address: 'Street 1',
      desc: 'Goods',
      subj: 'Orders',
      user: 'shop',
      mts: '1',
      mega_step: '1',
    });
  });

  it('apply for an address under the name of its owner', () => {
    expect(fieldsOf(buildCreateSender('a@b.kz', { comment: 'Ann' }, encoding))).toEqual({
      add: '1',
      mail: 'a@b.kz',
      name: 'Ann',
    });
  });

  it('update and delete by ID or name', () => {
    expect(fieldsOf(buildUpdateSender({ id: '7' }, { comment: 'x' }, encoding))).toEqual({
      chg: '1',
      id: '7',
      cmt: 'x',
    });
    expect(fieldsOf(buildDeleteSender({ name: 'Shop' }, { subClient: 'a' }, encoding))).toEqual({
      del: '1',
      sender: 'Shop',
      user: 'a',
    });
  });

  it('send and verify the code of a number', () => {
    expect(fieldsOf(buildRequestCode('+7 701 123-45-67', 'example.com', encoding))).toEqual({
      send_code: '1',
      sender: '77011234567',
      site_name: 'example.com',
    });
    expect(fieldsOf(buildConfirmCode('77011234567', ' 0123 ', encoding))).toEqual({
      check_code: '1',
      sender: '77011234567',
      code: '0123',
    });
  });

  it.each([
    ['name', () => buildCreateSender(' ', {}, encoding)],
    ['sender', () => buildUpdateSender({ name: '' }, {}, encoding)],
    ['sender', () => buildDeleteSender({ id: 'MyCompany' }, {}, encoding)],
    ['phone', () => buildRequestCode('MyCompany', undefined, encoding)],
    ['phone', () => buildConfirmCode('', '1', encoding)],
    ['code', () => buildConfirmCode('77011234567', '', encoding)],
  ])('reject an invalid %s', (parameter, build) => {
    expect(build()).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
  });
});

describe('requests for templates', () => {
  it('store and update the given fields', () => {
    const values = { name: 'Hi', text: ' Hello\n', channel: 'voice', sender: 'Shop' } as const;
    expect(fieldsOf(buildCreateTemplate({ ...values, isSignature: true }, encoding))).toEqual({
      add: '1',
      name: 'Hi',
      msg: ' Hello\n',
      format: 'call',
      sender: 'Shop',
      'fl[1]': '1',
    });
    expect(fieldsOf(buildUpdateTemplate('7', { isSignature: false }, encoding))).toEqual({
      chg: '1',
      id: '7',
      'fl[1]': '0',
    });
    expect(fieldsOf(buildUpdateTemplate('7', { channel: 'any', text: '' }, encoding))).toEqual({
      chg: '1',
      id: '7',
      format: '',
    });
    expect(fieldsOf(buildDeleteTemplate('7', encoding))).toEqual({ del: '1', id: '7' });
    expect(fieldsOf(buildListTemplates(encoding))).toEqual({ get: '1' });
  });

  it('submit texts to operators and list them', () => {
    const key = { sender: 'Shop', text: 'Code %w' };
    const operators = ['tele2Transactional', 'beelineService'] as const;
    expect(fieldsOf(buildCreateOperatorTemplate(key, operators, encoding))).toEqual({
      add: '1',
      sender: 'Shop',
      msg: 'Code %w',
      bee_srv: '1',
      tele2_trn: '1',
    });
    expect(fieldsOf(buildGetOperatorTemplate(key, encoding))).toEqual({
      get: '1',
      sender: 'Shop',
      msg: 'Code %w',
    });
  });

  it.each([
    ['name', () => buildCreateTemplate({ text: 'a' }, encoding)],
    ['text', () => buildCreateTemplate({ name: 'a', text: ' ' }, encoding)],
    ['templateId', () => buildUpdateTemplate('', {}, encoding)],
    ['templateId', () => buildDeleteTemplate('a', encoding)],
    ['sender', () => buildGetOperatorTemplate({ sender: '', text: 'a' }, encoding)],
    ['text', () => buildGetOperatorTemplate({ sender: 'a', text: '' }, encoding)],
    [
      'sender',
      () => buildCreateOperatorTemplate({ sender: '', text: 'a' }, ['mtsService'], encoding),
    ],
    ['operators', () => buildCreateOperatorTemplate({ sender: 'a', text: 'a' }, [], encoding)],
  ])('reject an invalid %s', (parameter, build) => {
    expect(build()).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
  });
});
