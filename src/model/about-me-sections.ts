/**
 * The seven sections of the PRSB *About Me* standard v2.01, by short name.
 * Codes: SNOMED CT, as fixed by the standard.
 */
export const aboutMeSections = {
  'most-important': { name: 'What is most important to me', code: '1515861000000103' },
  people: { name: 'People who are important to me', code: '1515871000000105' },
  communicate: { name: 'How I communicate and how to communicate with me', code: '1515881000000107' },
  wellness: { name: 'My wellness', code: '1515891000000109' },
  'do-and-do-not': { name: 'Please do and please do not', code: '1515901000000105' },
  support: { name: 'How and when to support me', code: '1515911000000107' },
  also: { name: 'Also worth knowing about me', code: '1515921000000101' },
} as const;
