/** Countries and mobile networks that the emulator can tell apart. A selection, not a register. */
export interface CountryRow {
  readonly code: string;
  readonly prefixes: readonly string[];
  /** How many digits a whole number has; `null` = not checked. */
  readonly length: number | null;
  /** As status.php and info.php name it. */
  readonly name: string;
  /** As HLR answers name it. */
  readonly nameInHlr: string;
  /** Hours relative to GMT. */
  readonly timezone: string;
}

export interface NetworkRow {
  readonly country: string;
  readonly prefixes: readonly string[];
  readonly mcc: string;
  readonly mnc: string;
  readonly operator: string;
  readonly nameInHlr: string;
  readonly region: string;
  /** Number of the service centre. */
  readonly msc: string;
}

/** Longer prefixes win, so the order means nothing. */
export const COUNTRIES: readonly CountryRow[] = [
  {
    code: 'KZ',
    prefixes: ['76', '77'],
    length: 11,
    name: 'Казахстан',
    nameInHlr: 'Kazakhstan',
    timezone: '5',
  },
  {
    code: 'RU',
    prefixes: ['7'],
    length: 11,
    name: 'Россия',
    nameInHlr: 'Russian Federation',
    timezone: '3',
  },
  {
    code: 'UA',
    prefixes: ['380'],
    length: 12,
    name: 'Украина',
    nameInHlr: 'Ukraine',
    timezone: '2',
  },
  {
    code: 'BY',
    prefixes: ['375'],
    length: 12,
    name: 'Беларусь',
    nameInHlr: 'Belarus',
    timezone: '3',
  },
  {
    code: 'KG',
    prefixes: ['996'],
    length: 12,
    name: 'Киргизия',
    nameInHlr: 'Kyrgyzstan',
    timezone: '6',
  },
  {
    code: 'UZ',
    prefixes: ['998'],
    length: 12,
    name: 'Узбекистан',
    nameInHlr: 'Uzbekistan',
    timezone: '5',
  },
  {
    code: 'DE',
    prefixes: ['49'],
    length: null,
    name: 'Германия',
    nameInHlr: 'Germany',
    timezone: '1',
  },
  {
    code: 'GB',
    prefixes: ['44'],
    length: 12,
    name: 'Великобритания',
    nameInHlr: 'United Kingdom',
    timezone: '0',
  },
  {
    code: 'US',
    prefixes: ['1'],
    length: 11,
    name: 'США',
    nameInHlr: 'United States',
    timezone: '-5',
  },
];

export const NETWORKS: readonly NetworkRow[] = [
  {
    country: 'KZ',
    prefixes: ['7705', '7771', '7776', '7777'],
    mcc: '401',
    mnc: '01',
    operator: 'Beeline',
    nameInHlr: 'KaR-Tel',
    region: 'Алматы',
    msc: '77051000000',
  },
  {
    country: 'KZ',
    prefixes: ['7701', '7702', '7775', '7778'],
    mcc: '401',
    mnc: '02',
    operator: 'Kcell',
    nameInHlr: 'Kcell',
    region: 'Алматы',
    msc: '77019000000',
  },
  {
    country: 'KZ',
    prefixes: ['7700', '7708'],
    mcc: '401',
    mnc: '07',
    operator: 'Altel',
    nameInHlr: 'Altel',
    region: 'Астана',
    msc: '77007000000',
  },
  {
    country: 'KZ',
    prefixes: ['7707', '7747'],
    mcc: '401',
    mnc: '77',
    operator: 'Tele2',
    nameInHlr: 'Mobile Telecom-Service',
    region: 'Астана',
    msc: '77079000000',
  },
  {
    country: 'RU',
    prefixes: ['791', '798'],
    mcc: '250',
    mnc: '01',
    operator: 'МТС',
    nameInHlr: 'Mobile TeleSystems',
    region: 'Москва и Московская область',
    msc: '79168960000',
  },
  {
    country: 'RU',
    prefixes: ['792', '793', '7999'],
    mcc: '250',
    mnc: '02',
    operator: 'МегаФон',
    nameInHlr: 'MegaFON open Joint Stock Company',
    region: 'Свердловская область',
    msc: '79232510066',
  },
  {
    country: 'RU',
    prefixes: ['7903', '7905', '7906', '7909', '796'],
    mcc: '250',
    mnc: '99',
    operator: 'Билайн',
    nameInHlr: 'VimpelCom',
    region: 'Санкт-Петербург',
    msc: '79037010000',
  },
  {
    country: 'RU',
    prefixes: ['7904', '7908', '795', '7977', '79'],
    mcc: '250',
    mnc: '20',
    operator: 'Tele2',
    nameInHlr: 'T2 Mobile',
    region: 'Нижегородская область',
    msc: '79043490000',
  },
  {
    country: 'UA',
    prefixes: ['38050', '38066', '38095', '38099'],
    mcc: '255',
    mnc: '01',
    operator: 'Vodafone',
    nameInHlr: 'Vodafone Ukraine',
    region: '',
    msc: '380500000501',
  },
  {
    country: 'UA',
    prefixes: ['38067', '38068', '38096', '38097', '38098'],
    mcc: '255',
    mnc: '03',
    operator: 'Киевстар',
    nameInHlr: 'Kyivstar',
    region: '',
    msc: '380672021111',
  },
  {
    country: 'UA',
    prefixes: ['38063', '38073', '38093'],
    mcc: '255',
    mnc: '06',
    operator: 'lifecell',
    nameInHlr: 'lifecell',
    region: '',
    msc: '380639010000',
  },
  {
    country: 'BY',
    prefixes: ['37529', '37533'],
    mcc: '257',
    mnc: '02',
    operator: 'МТС',
    nameInHlr: 'MTS Belarus',
    region: '',
    msc: '375297500000',
  },
  {
    country: 'KG',
    prefixes: ['99655', '99670', '99677'],
    mcc: '437',
    mnc: '01',
    operator: 'Beeline',
    nameInHlr: 'Sky Mobile',
    region: '',
    msc: '996775000000',
  },
  {
    country: 'UZ',
    prefixes: ['99890', '99891', '99897'],
    mcc: '434',
    mnc: '04',
    operator: 'Beeline',
    nameInHlr: 'Unitel',
    region: '',
    msc: '998901850000',
  },
  {
    country: 'DE',
    prefixes: ['4915', '4916', '4917'],
    mcc: '262',
    mnc: '01',
    operator: 'Telekom',
    nameInHlr: 'Telekom Deutschland',
    region: '',
    msc: '491710760000',
  },
  {
    country: 'GB',
    prefixes: ['447'],
    mcc: '234',
    mnc: '10',
    operator: 'O2',
    nameInHlr: 'Telefonica UK',
    region: '',
    msc: '447802000332',
  },
  {
    country: 'US',
    prefixes: ['1'],
    mcc: '310',
    mnc: '260',
    operator: 'T-Mobile',
    nameInHlr: 'T-Mobile USA',
    region: '',
    msc: '12063130004',
  },
];

/** Where subscribers with the roaming ending are found. */
export const ROAMING = { country: 'Turkey', network: 'Turkcell', msc: '905329010000' } as const;
